const LEAST = 6;
const PADDING = 3;

/**
 * Aligns rows like kubectl: each column is as wide as its longest cell plus three spaces, and at least six; the last one is not padded.
 *
 * @param least the widths of rows printed before, to keep the columns of a watch aligned
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

/** The width of each column but the last, including the space between columns. */
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
