import type { Screen } from '../../screen.ts';
import { renderInline } from './inline.ts';
import { columns, padEnd, wrap } from './wrap.ts';

const GAP = '  ';
const NARROWEST_COLUMN = 8;

/** A Markdown table in columns; if it is too wide, a block of `head: cell` lines for each row. */
export function renderTable(source: string, screen: Screen): string {
  const [head = [], , ...rows] = source.split('\n').map(cells);
  const table = [
    head.map((cell) => screen.style.bold(renderInline(cell, screen))),
    ...rows.map((row) => row.map((cell) => renderInline(cell, screen))),
  ];
  return drawTable(table, screen);
}

/** Rows of cells, the first row being the header, in columns as wide as they need to be. */
export function drawTable(table: readonly (readonly string[])[], screen: Screen): string {
  const count = Math.max(...table.map((row) => row.length));
  const needed = Array.from({ length: count }, (_, i) =>
    Math.max(...table.map((row) => columns(row[i] ?? ''))),
  );
  const words = Array.from({ length: count }, (_, i) =>
    Math.max(...table.map((row) => longestWord(row[i] ?? ''))),
  );
  const widths = fitted(needed, words, screen.width - GAP.length * (count - 1));
  return widths ? inColumns(table, widths) : asBlocks(table, screen);
}

function inColumns(table: readonly (readonly string[])[], widths: readonly number[]): string {
  return table
    .map((row) => {
      const wrapped = widths.map((width, i) => wrap(row[i] ?? '', width).split('\n'));
      const height = Math.max(...wrapped.map((cell) => cell.length));
      const line = (n: number) => wrapped.map((cell, i) => padEnd(cell[n] ?? '', widths[i] ?? 0)).join(GAP);
      return Array.from({ length: height }, (_, n) => line(n).trimEnd()).join('\n');
    })
    .join('\n');
}

/** Shrinks the widest columns until all fit; `null` if that would break a word. */
function fitted(needed: readonly number[], words: readonly number[], width: number): number[] | null {
  const widths = [...needed];
  const least = words.map((word) => Math.max(NARROWEST_COLUMN, word));
  while (widths.reduce((sum, w) => sum + w, 0) > width) {
    const slack = widths.map((w, i) => (w > (least[i] ?? 0) ? w : 0));
    const widest = slack.indexOf(Math.max(...slack));
    if (slack[widest] === 0) return null;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function longestWord(cell: string): number {
  return Math.max(...cell.split(/\s+/).map(columns));
}

function asBlocks([head = [], ...rows]: readonly (readonly string[])[], screen: Screen): string {
  return rows
    .map((row) =>
      row.map((cell, i) => wrap(`${head[i] ?? ''}${screen.style.dim(':')} ${cell}`, screen.width)).join('\n'),
    )
    .join('\n\n');
}

/** The cells of a row; `\|` is a bar within one. */
function cells(row: string): string[] {
  const inner = row.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}
