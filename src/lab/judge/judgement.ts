import type { Difference, Verdict } from '../../grade/verdict.ts';

/** The result of one condition. */
export interface ConditionResult {
  readonly title: string;
  readonly weight: number;
  readonly holds: boolean;
  readonly found: string;
}

/** The result of a lab. */
export interface Judgement {
  readonly results: readonly ConditionResult[];
  /** The points achieved, and the maximum. */
  readonly reached: number;
  readonly points: number;
}

/** Sums up the points. */
export function judgementOf(results: readonly ConditionResult[]): Judgement {
  const points = (of: readonly ConditionResult[]): number => of.reduce((sum, { weight }) => sum + weight, 0);
  return { results, reached: points(results.filter(({ holds }) => holds)), points: points(results) };
}

export function isSolved({ results }: Judgement): boolean {
  return results.every(({ holds }) => holds);
}

/** The verdict on a lab: right if all conditions are true; the score is the share of the points. */
export function verdictOf(judgement: Judgement): Verdict {
  const { results, reached, points } = judgement;
  const differences = results
    .filter(({ holds }) => !holds)
    .map(({ title, found }): Difference => ({ code: 'check', path: title, message: `${title}: ${found}` }));
  if (isSolved(judgement)) return { outcome: 'correct', score: 1, differences, rating: 3 };
  return { outcome: 'wrong', score: points === 0 ? 0 : reached / points, differences, rating: 1 };
}
