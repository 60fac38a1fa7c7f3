import { withoutAges } from './ages.ts';

const HEAD = /\S+(?: \S+)*/g;
const HEADING = /^[A-Z][A-Z0-9_.()/%:-]*(?: +[A-Z][A-Z0-9_.()/%:-]*)* *$/;

/** Whether an output shows every column of another one, with the same rows: additional columns do no harm. */
export function hasColumns(text: string, wanted: string): boolean {
  const [shown, asked] = [tablesOf(text), tablesOf(wanted)];
  return (
    shown.length === asked.length &&
    asked.every((columns, at) => columns.length > 0 && columns.every((column) => shown[at]?.includes(column)))
  );
}

/** The columns of each table of an output, with empty lines between the tables; none for what is not a table. */
function tablesOf(text: string): string[][] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map(columnsOf);
}

/** The columns of a table, each as the lines of its cells. */
function columnsOf(table: string): string[] {
  const lines = table.split('\n');
  const [heading = ''] = lines;
  if (!HEADING.test(heading)) return [];
  const starts = [...heading.matchAll(HEAD)].map(({ index }) => index);
  return starts.map((start, at) =>
    lines.map((line) => withoutAges(line.slice(start, starts[at + 1]).trim())).join('\n'),
  );
}
