const LEAST = 6;
const PADDING = 3;

/**
 * Rows as kubectl aligns them: each column as wide as its longest cell and three spaces, at least six; the last one is as it is.
 *
 * @param least the widths of rows printed before, to keep columns of a watch in line.
 */
export function alignColumns(rows: readonly (readonly string[])[], least: readonly number[] = []): string {
  const widths = columnWidths(rows, least);
  return rows
    .map(
      (cells) =>
        `${cells.map((cell, at) => (at === cells.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join('')}\n`,
    )
    .join('');
}

/** The width of each column but the last, with what is between columns. */
export function columnWidths(
  rows: readonly (readonly string[])[],
  least: readonly number[] = [],
): readonly number[] {
  const widths: number[] = [...least];
  for (const cells of rows)
    for (const [at, cell] of cells.entries())
      widths[at] = Math.max(widths[at] ?? LEAST, [...cell].length + PADDING);
  return widths;
}
