import { withoutAges } from './ages.ts';

interface Table {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const HEAD = /\S+(?: \S+)*/g;
const HEADING = /^[A-Z][A-Z0-9_.()/%:-]*(?: +[A-Z][A-Z0-9_.()/%:-]*)*\s*$/;

/** Whether an output shows every column of another one with the same rows: more columns take nothing away from what was asked for. */
export function hasColumns(text: string, wanted: string): boolean {
  const [shown, asked] = [tablesOf(text), tablesOf(wanted)];
  if (shown === undefined || asked === undefined || shown.length !== asked.length) return false;
  return asked.every((table, at) => holds(shown[at], table));
}

function holds(shown: Table | undefined, asked: Table): boolean {
  if (shown === undefined || shown.rows.length !== asked.rows.length) return false;
  const places = asked.heads.map((head) => shown.heads.indexOf(head));
  if (places.includes(-1)) return false;
  return asked.rows.every((row, at) =>
    row.every(
      (cell, column) => withoutAges(cell) === withoutAges(shown.rows[at]?.[places[column] ?? -1] ?? ''),
    ),
  );
}

/** The tables of an output, with empty lines between them; `undefined` where it holds anything else. */
function tablesOf(text: string): Table[] | undefined {
  const blocks = text.split(/\n\s*\n/).filter((block) => block.trim() !== '');
  const tables = blocks.map(tableOf);
  return tables.every((table) => table !== undefined) && tables.length > 0 ? tables : undefined;
}

function tableOf(block: string): Table | undefined {
  const [heading = '', ...lines] = block.split('\n').filter((line) => line.trim() !== '');
  if (!HEADING.test(heading)) return undefined;
  const starts = [...heading.matchAll(HEAD)].map(({ index }) => index);
  const cut = (line: string): string[] => starts.map((start, at) => line.slice(start, starts[at + 1]).trim());
  return { heads: cut(heading), rows: lines.map(cut) };
}
