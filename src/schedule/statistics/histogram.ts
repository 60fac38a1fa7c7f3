/** Values from one bound up to, not including, the next. */
export interface HistogramBin {
  readonly from: number;
  /** `null` where it is open. */
  readonly to: number | null;
  readonly count: number;
}

/**
 * How many values lie between bounds; what lies below the first is counted with the first bin, what lies above the last with the last.
 * @param bounds ascending, the last one infinite for an open bin
 */
export function histogram(values: Iterable<number>, bounds: readonly number[]): HistogramBin[] {
  const counts = new Array<number>(bounds.length - 1).fill(0);
  for (const value of values) {
    const above = bounds.findIndex((bound, i) => i > 0 && value < bound);
    const bin = (above === -1 ? bounds.length - 1 : above) - 1;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, i) => {
    const to = bounds[i + 1] ?? Number.POSITIVE_INFINITY;
    return { from: bounds[i] ?? 0, to: Number.isFinite(to) ? to : null, count };
  });
}
