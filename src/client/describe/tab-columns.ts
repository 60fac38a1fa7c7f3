const PADDING = 2;

/**
 * Text whose cells end with tabs, as columns: a column is as wide as the widest of the cells that are below each other without a gap, and two
 * spaces. What comes after the last tab of a line is left as it is.
 *
 * @see https://pkg.go.dev/text/tabwriter
 */
export function alignTabs(text: string): string {
  const lines = text.split('\n').map((line) => line.split('\t'));
  const widths: number[][] = lines.map(() => []);
  const deepest = Math.max(...lines.map((cells) => cells.length - 1));
  for (let column = 0; column < deepest; column++) {
    for (let at = 0; at < lines.length; at++) {
      const end = endOfBlock(lines, column, at);
      if (end === at) continue;
      const block = lines.slice(at, end).map((cells) => [...(cells[column] ?? '')].length);
      const width = Math.max(...block) + PADDING;
      for (let line = at; line < end; line++) widths[line]?.push(width);
      at = end - 1;
    }
  }
  return lines
    .map((cells, line) => cells.map((cell, at) => pad(cell, widths[line]?.[at])).join(''))
    .join('\n');
}

/** The line after the last that has a cell in a column, from a line on without a gap. */
function endOfBlock(lines: readonly (readonly string[])[], column: number, from: number): number {
  let at = from;
  while (at < lines.length && column < (lines[at]?.length ?? 0) - 1) at++;
  return at;
}

function pad(cell: string, width: number | undefined): string {
  return width === undefined ? cell : cell + ' '.repeat(Math.max(width - [...cell].length, 0));
}
