/** The slope of a function at a point, by the difference over a small step to either side: good to about nine digits. */
export function slopeAt(of: (x: number) => number, x: number): number {
  const step = 1e-5 * Math.max(0.01, Math.abs(x));
  return (of(x + step) - of(x - step)) / (2 * step);
}

/** The same by each of some numbers, the others left as they are. */
export function slopesAt(of: (point: readonly number[]) => number, point: readonly number[]): number[] {
  return point.map((x, i) => slopeAt((moved) => of(point.with(i, moved)), x));
}
