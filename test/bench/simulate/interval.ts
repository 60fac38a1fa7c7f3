/** Student's t at 97.5 % for many degrees of freedom; for 200 learners the exact value is 1.972. */
const T = 1.972;

export interface Estimate {
  readonly mean: number;
  /** Half of the 95 % confidence interval. */
  readonly within: number;
}

export function estimate(values: readonly number[]): Estimate {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / Math.max(1, values.length - 1);
  return { mean, within: T * Math.sqrt(variance / values.length) };
}

/** Of the differences learner by learner: what all of them share cancels out. */
export function pairedDifference(ours: readonly number[], theirs: readonly number[]): Estimate {
  return estimate(ours.map((value, i) => value - (theirs[i] ?? 0)));
}
