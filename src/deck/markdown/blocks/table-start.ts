import type { Scan } from './scan.ts';

const PIPE = 124;
const DASH = 45;
const CELL = /^:?-+:?$/;

/**
 * Whether the line is the delimiter row of a table whose header is the open paragraph's last line: `|---|:-:|` with as
 * many columns, as in <https://github.github.com/gfm/#tables-extension->.
 */
export function startsTable(scan: Scan): boolean {
  const { text, next, lineEnd } = scan;
  if (!scan.mayHeadTable || lineEnd - next < 2) return false;
  const second = text.charCodeAt(next + 1);
  if (text.charCodeAt(next) === DASH && (second === 32 || second === 9)) return false;
  for (let at = next; at < lineEnd; at++) {
    const code = text.charCodeAt(at);
    if (code !== PIPE && code !== DASH && code !== 58 && code !== 32 && code !== 9) return false;
  }
  const columns = delimiterColumns(text.slice(next, lineEnd));
  return columns > 0 && columns === headerColumns(text, scan.paragraphLine, scan.leaf?.end ?? 0);
}

/** The number of columns; 0 if it is not a delimiter row. */
function delimiterColumns(row: string): number {
  const cells = row.split('|').map((c) => c.trim());
  if (cells[0] === '') cells.shift();
  if (cells.at(-1) === '') cells.pop();
  return cells.every((cell) => CELL.test(cell)) ? cells.length : 0;
}

function headerColumns(text: string, start: number, end: number): number {
  const row = text.slice(start, end).trim();
  let pipes = 0;
  let escaped = false;
  for (let at = 0; at < row.length; at++) {
    const code = row.charCodeAt(at);
    if (code === PIPE && !escaped) pipes++;
    escaped = code === 92 && !escaped;
  }
  if (!row.includes('|')) return 0;
  const opens = row.startsWith('|') ? 1 : 0;
  const closes = row.endsWith('|') && !row.endsWith('\\|') ? 1 : 0;
  return pipes + 1 - opens - closes;
}
