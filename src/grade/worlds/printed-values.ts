import { parseJson } from '../../source/parse-json.ts';
import type { AskedOutput } from './asked-output.ts';

/** How two outputs compare: `unclear` where the values are the same and what belongs together may not be. */
export type OutputComparison = 'same' | 'unclear' | 'different';

const AGE = /\b\d+(?:s|m|h|d)(?:\d+(?:s|m|h|d))*\b/g;
const SEPARATORS = /[\s,;"'`[\]{}()|]+/;
const HEADING = /^[A-Z][A-Z0-9_.()/%:-]*(?:\s+[A-Z][A-Z0-9_.()/%:-]*)*$/;

export function compareOutputs(reference: string, answer: string, asked: AskedOutput): OutputComparison {
  if (asked === 'nothing') return 'same';
  if (isSameJson(reference, answer)) return 'same';
  if (asked === 'text') return plain(reference) === plain(answer) ? 'same' : 'different';
  const [expected, actual] = withoutHeadings(rowsOf(reference), rowsOf(answer));
  const sort = (values: readonly string[]): string => [...values].sort().join('\n');
  const rows = [expected, actual].map((all) => all.map((row) => row.join(' ')));
  const values = [expected.flat(), actual.flat()];
  if (asked === 'order') return values[0]?.join('\n') === values[1]?.join('\n') ? 'same' : 'different';
  if (sort(rows[0] ?? []) === sort(rows[1] ?? [])) return 'same';
  if (sort(values[0] ?? []) !== sort(values[1] ?? [])) return 'different';
  const isGrouped = expected.length > 1 && expected.some((row) => row.length > 1);
  return isGrouped && values[0]?.join('\n') !== values[1]?.join('\n') ? 'unclear' : 'same';
}

/** One document of JSON, in any layout: `jq .` changes nothing else. */
function isSameJson(a: string, b: string): boolean {
  if (!a.startsWith('{') || !b.startsWith('{')) return false;
  const [one, other] = [parseJson(a), parseJson(b)];
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}

/** How many values an output has. */
export function valueCount(text: string): number {
  return rowsOf(text).flat().length;
}

/** A table without how long things have been there: an answer may take longer. */
function plain(text: string): string {
  return text
    .replace(AGE, '<age>')
    .replace(/[ \t]+/g, ' ')
    .replace(/ *\n+/g, '\n')
    .trim();
}

function rowsOf(text: string): string[][] {
  return text
    .split('\n')
    .map((line) => line.split(SEPARATORS).filter((value) => value !== '' && value !== '<none>'))
    .filter((row) => row.length > 0);
}

/** Headings are no values where only one of two outputs has them. */
function withoutHeadings(a: string[][], b: string[][]): [string[][], string[][]] {
  const [hasA, hasB] = [a, b].map(([first]) => first !== undefined && HEADING.test(first.join(' ')));
  if (hasA === hasB) return [a, b];
  return hasA ? [a.slice(1), b] : [a, b.slice(1)];
}
