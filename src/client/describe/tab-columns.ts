const PADDING = 2;

/**
 * Aligns text whose cells end with tabs in columns. A column is as wide as the widest of consecutive cells below each other, plus two spaces.
 * What follows the last tab of a line is unchanged.
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

/** The line after the last consecutive line, from a given line on, that has a cell in a column. */
function endOfBlock(lines: readonly (readonly string[])[], column: number, from: number): number {
  let at = from;
  while (at < lines.length && column < (lines[at]?.length ?? 0) - 1) at++;
  return at;
}

function pad(cell: string, width: number | undefined): string {
  return width === undefined ? cell : cell + ' '.repeat(Math.max(width - [...cell].length, 0));
}
