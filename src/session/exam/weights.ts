import { taskWeight } from '../../schedule/exam/points.ts';
import type { ExamEntry } from './exam-entry.ts';

/** The weights of items in percent of the exam's points; they add up to 100. */
export interface Weighted<T> {
  readonly item: T;
  readonly weight: number;
}

/**
 * The weight of each task in whole percents, as in the exam: the weight of its domain, divided among the domain's tasks by the square root of
 * the time that they should take, so that a long one counts more without dominating. The weight of domains without a task goes to the others.
 * @param weights weights by domain, in any unit
 */
export function withWeights(
  tasks: readonly ExamEntry[],
  weights: ReadonlyMap<string, number>,
): Weighted<ExamEntry>[] {
  const domains = [...new Set(tasks.map(({ domain }) => domain))];
  const points = apportion(
    100,
    domains.map((domain) => weights.get(domain) ?? 0),
  );
  const worth = new Map<ExamEntry, number>();
  domains.forEach((domain, i) => {
    const own = tasks.filter((task) => task.domain === domain);
    const shares = apportion(points[i] ?? 0, own.map(taskWeight));
    own.forEach((task, n) => {
      worth.set(task, shares[n] ?? 0);
    });
  });
  return tasks.map((item) => ({ item, weight: worth.get(item) ?? 0 }));
}

/**
 * Divides a total in proportion to the shares, into whole numbers of at least 1 (largest remainders,
 * <https://en.wikipedia.org/wiki/Quota_method>), or into fractions if there are more parts than the total.
 * @internal
 */
export function apportion(total: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((a, b) => a + b, 0);
  const exact = shares.map((share) => (sum === 0 ? total / shares.length : (total * share) / sum));
  if (!Number.isInteger(total) || total < shares.length) return exact;
  const parts = exact.map((part) => Math.max(1, Math.floor(part)));
  const missing = (i: number): number => (exact[i] ?? 0) - (parts[i] ?? 0);
  const byNeed = (): number[] => parts.map((_, i) => i).sort((a, b) => missing(b) - missing(a) || a - b);
  for (let left = total - parts.reduce((a, b) => a + b, 0); left !== 0; left -= Math.sign(left)) {
    const need = byNeed();
    const index = left > 0 ? need[0] : need.findLast((i) => (parts[i] ?? 0) > 1);
    if (index === undefined) break;
    parts[index] = (parts[index] ?? 0) + Math.sign(left);
  }
  return parts;
}
