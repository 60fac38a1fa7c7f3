import { parseJson } from '../../source/parse-json.ts';
import { withoutAges } from './ages.ts';
import type { AskedOutput } from './asked-output.ts';
import { hasColumns } from './table-columns.ts';

/** How two outputs compare: `unclear` where the values are the same and what belongs together may not be. */
export type OutputComparison = 'same' | 'unclear' | 'different';

const SEPARATORS = /[\s,;"'`[\]{}()|]+/;
/** What stands where there is no value. */
const NOTHING: ReadonlySet<string> = new Set(['', '<none>', '<unset>', 'null', '<no value>']);
/** Protocols, access modes and capabilities. */
const VALUES =
  /^(?:TCP|UDP|SCTP|HTTPS?|GRPC|TLS|RW[OX]P?|ROX|ALL|CHOWN|KILL|SET[A-Z]+|MKNOD|[A-Z]+_[A-Z_]+)$/;
const HEADING = /^[A-Z][A-Z0-9_.()/%:-]*(?:\s+[A-Z][A-Z0-9_.()/%:-]*)*$/;

export function compareOutputs(reference: string, answer: string, asked: AskedOutput): OutputComparison {
  if (asked === 'nothing') return 'same';
  if (isSameJson(reference, answer)) return 'same';
  if (asked === 'text' || asked === 'table') {
    if (plain(reference) === plain(answer) || hasColumns(answer, reference)) return 'same';
    if (isTableBelow(answer, reference)) return 'same';
    return asked === 'table' && sortedLines(reference) === sortedLines(answer) ? 'same' : 'different';
  }
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

/** Whether an output is a table without its heading: `--no-headers`. */
function isTableBelow(rows: string, table: string): boolean {
  const [heading = '', ...below] = plain(table).split('\n');
  return below.length > 0 && HEADING.test(heading) && plain(rows) === below.join('\n');
}

/** A table without how long things have been there: an answer may take longer. */
function plain(text: string): string {
  return withoutAges(text)
    .replace(/[ \t]+/g, ' ')
    .replace(/ *\n+/g, '\n')
    .trim();
}

function sortedLines(table: string): string {
  return plain(table).split('\n').sort().join('\n');
}

function rowsOf(text: string): string[][] {
  return text
    .split('\n')
    .map((line) => line.split(SEPARATORS).filter((value) => !NOTHING.has(value)))
    .filter((row) => row.length > 0);
}

/** Headings are no values where only one of two outputs has them. */
function withoutHeadings(a: string[][], b: string[][]): [string[][], string[][]] {
  if (isLonger(a, b) && isHeading(a[0], b)) return [a.slice(1), b];
  return isLonger(b, a) && isHeading(b[0], a) ? [a, b.slice(1)] : [a, b];
}

/** Whether rows are one more than others, or hold as many values more as their first row does. */
function isLonger(rows: string[][], others: string[][]): boolean {
  const more = rows.flat().length - others.flat().length;
  return rows.length === others.length + 1 || more === rows[0]?.length;
}

/** Whether a row is a heading; where there is no other row, words that are known as values are none. */
function isHeading(row: readonly string[] = [], others: readonly (readonly string[])[]): boolean {
  const isValue = others.length === 0 && row.some((word) => VALUES.test(word));
  return HEADING.test(row.join(' ')) && !isValue && !HEADING.test(others[0]?.join(' ') ?? '');
}
