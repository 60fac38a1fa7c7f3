/**
 * Pairs each row with a column so that the sum of the costs is minimal; `undefined` for a row that remains unpaired. The numbers of rows and
 * columns may differ: the time grows with the square of the smaller number times the larger.
 *
 * @see https://en.wikipedia.org/wiki/Hungarian_algorithm
 */
export function bestAssignment(
  costs: readonly (readonly number[])[],
  columns: number,
): (number | undefined)[] {
  const rows = costs.length;
  if (rows <= columns) {
    const rowOf = assign(rows, columns, (row, column) => costs[row]?.[column] ?? 0);
    const columnOf: (number | undefined)[] = Array(rows).fill(undefined);
    for (const [column, row] of rowOf.entries()) if (column > 0 && row > 0) columnOf[row - 1] = column - 1;
    return columnOf;
  }
  const columnOf = assign(columns, rows, (column, row) => costs[row]?.[column] ?? 0).slice(1);
  return columnOf.map((column) => (column > 0 ? column - 1 : undefined));
}

/**
 * The Hungarian algorithm, by shortest augmenting paths with potentials, for at most as many rows as columns. Returns the row of each column.
 * Rows and columns count from 1; 0 means none.
 */
function assign(rows: number, columns: number, cost: (row: number, column: number) => number): number[] {
  const rowPotential: number[] = Array(rows + 1).fill(0);
  const columnPotential: number[] = Array(columns + 1).fill(0);
  const rowOf: number[] = Array(columns + 1).fill(0);
  for (let row = 1; row <= rows; row++) {
    const least: number[] = Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const from: number[] = Array(columns + 1).fill(0);
    const used: boolean[] = Array(columns + 1).fill(false);
    rowOf[0] = row;
    let column = 0;
    do {
      used[column] = true;
      const at = rowOf[column] ?? 0;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= columns; j++) {
        if (used[j]) continue;
        const reduced = cost(at - 1, j - 1) - (rowPotential[at] ?? 0) - (columnPotential[j] ?? 0);
        if (reduced < (least[j] ?? 0)) {
          least[j] = reduced;
          from[j] = column;
        }
        if ((least[j] ?? 0) < delta) {
          delta = least[j] ?? 0;
          next = j;
        }
      }
      for (let j = 0; j <= columns; j++) {
        if (used[j]) {
          const owner = rowOf[j] ?? 0;
          rowPotential[owner] = (rowPotential[owner] ?? 0) + delta;
          columnPotential[j] = (columnPotential[j] ?? 0) - delta;
        } else least[j] = (least[j] ?? 0) - delta;
      }
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const previous = from[column] ?? 0;
      rowOf[column] = rowOf[previous] ?? 0;
      column = previous;
    }
  }
  return rowOf;
}
