import { parseJson } from '../../source/parse-json.ts';
import { withoutAges } from './ages.ts';
import type { AskedOutput } from './asked-output.ts';
import { hasColumns } from './table-columns.ts';

/** How two outputs compare: `unclear` if the values are the same but may be grouped differently. */
export type OutputComparison = 'same' | 'unclear' | 'different';

const SEPARATORS = /<no value>|[\s,;"'`[\]{}()|]/;
/** Placeholders for missing values; Go templates print `<no value>`. */
const NOTHING: ReadonlySet<string> = new Set(['', '<none>', '<unset>', 'null']);
/** Protocols, access modes and capabilities. */
const VALUES =
  /^(?:TCP|UDP|SCTP|HTTPS?|GRPC|TLS|RW[OX]P?|ROX|ALL|CHOWN|KILL|SET[A-Z]+|MKNOD|[A-Z]+_[A-Z_]+)$/;
const HEAD = /^[A-Z][A-Z0-9_.()/%:-]*$/;

export function compareOutputs(reference: string, answer: string, asked: AskedOutput): OutputComparison {
  if (asked === 'nothing') return 'same';
  if (isSameJson(reference, answer)) return 'same';
  if (asked === 'text' || asked === 'table') {
    if (plain(reference) === plain(answer) || hasColumns(answer, reference)) return 'same';
    if (isTableBelow(answer, reference)) return 'same';
    return asked === 'table' && sortedLines(reference) === sortedLines(answer) ? 'same' : 'different';
  }
  const [a, b] = [rowsOf(reference), rowsOf(answer)];
  const [expected, actual] = [withoutHeading(a, b), withoutHeading(b, a)];
  if (expected.flat().join('\n') === actual.flat().join('\n')) return 'same';
  if (asked === 'order' || sorted(expected.flat()) !== sorted(actual.flat())) return 'different';
  const isGrouped = expected.length > 1 && expected.some((row) => row.length > 1);
  return isGrouped && sorted(expected.map(lineOf)) !== sorted(actual.map(lineOf)) ? 'unclear' : 'same';
}

function lineOf(row: readonly string[]): string {
  return row.join(' ');
}

function sorted(texts: readonly string[]): string {
  return [...texts].sort().join('\n');
}

/** One document of JSON, in any layout: `jq .` changes nothing else. */
function isSameJson(a: string, b: string): boolean {
  const document = a.startsWith('{') ? parseJson(a) : undefined;
  return document !== undefined && JSON.stringify(document) === JSON.stringify(parseJson(b));
}

/** The number of values in an output. */
export function valueCount(text: string): number {
  return rowsOf(text).flat().length;
}

/** Whether an output is a table without its heading: `--no-headers`. */
function isTableBelow(rows: string, table: string): boolean {
  const text = plain(table);
  const end = text.indexOf('\n');
  return end > 0 && text.slice(0, end).split(' ').every(isHead) && plain(rows) === text.slice(end + 1);
}

/** A table without its ages: an answer may take longer. */
function plain(text: string): string {
  return withoutAges(text)
    .replace(/[ \t]+/g, ' ')
    .replace(/ *\n+/g, '\n')
    .trim();
}

function sortedLines(table: string): string {
  return sorted(plain(table).split('\n'));
}

function rowsOf(text: string): string[][] {
  return text
    .split('\n')
    .map((line) => line.split(SEPARATORS).filter((value) => !NOTHING.has(value)))
    .filter((row) => row.length > 0);
}

/** The rows without their heading, if others have as many values as the rows below it: headings are not values. */
function withoutHeading(rows: readonly string[][], others: readonly string[][]): readonly string[][] {
  const [first, ...below] = rows;
  const isHeading =
    first?.every(isHead) && below.flat().length === others.flat().length && !isData(first, others);
  return isHeading ? below : rows;
}

/** Whether words in capitals are values: known ones if there is no other row, and any if the other rows begin with capitals too. */
function isData(row: readonly string[], [other]: readonly string[][]): boolean {
  return other === undefined ? row.some((word) => VALUES.test(word)) : other.every(isHead);
}

function isHead(word: string): boolean {
  return HEAD.test(word);
}
