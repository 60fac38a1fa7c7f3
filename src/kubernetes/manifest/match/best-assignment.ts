/**
 * Which column each row is paired with so that the sum of the costs is least; `undefined` for a row that is left over.
 * Rows and columns may differ in number. Cubic in the larger of the two.
 *
 * @see https://en.wikipedia.org/wiki/Hungarian_algorithm
 */
export function bestAssignment(
  costs: readonly (readonly number[])[],
  columns: number,
): (number | undefined)[] {
  const rows = costs.length;
  const size = Math.max(rows, columns);
  const cost = (row: number, column: number): number =>
    row < rows && column < columns ? (costs[row]?.[column] ?? 0) : 0;
  const rowOf = assign(size, cost);
  const columnOf: (number | undefined)[] = Array(rows).fill(undefined);
  for (let column = 0; column < columns; column++) {
    const row = rowOf[column + 1] ?? 0;
    if (row >= 1 && row <= rows) columnOf[row - 1] = column;
  }
  return columnOf;
}

/** Shortest augmenting paths with potentials; rows and columns count from 1, and 0 stands for none. */
function assign(size: number, cost: (row: number, column: number) => number): number[] {
  const rowPotential: number[] = Array(size + 1).fill(0);
  const columnPotential: number[] = Array(size + 1).fill(0);
  const rowOf: number[] = Array(size + 1).fill(0);
  for (let row = 1; row <= size; row++) {
    const least: number[] = Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const from: number[] = Array(size + 1).fill(0);
    const used: boolean[] = Array(size + 1).fill(false);
    rowOf[0] = row;
    let column = 0;
    do {
      used[column] = true;
      const at = rowOf[column] ?? 0;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= size; j++) {
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
      for (let j = 0; j <= size; j++) {
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
