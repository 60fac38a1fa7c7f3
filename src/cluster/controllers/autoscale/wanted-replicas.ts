import type { JsonObject } from '../../../kubernetes/json.ts';
import type { PodGroups } from './pod-groups.ts';

/** The relative deviation from its target that a metric may have without scaling. */
const TOLERANCE = 0.1;

/** How a metric evaluates the usage of Pods. */
interface Weighing {
  /** The usage divided by the target. */
  ratio(amounts: ReadonlyMap<JsonObject, bigint>): number;
  /** The usage assumed for a Pod without metrics when scaling down is considered. */
  full(pod: JsonObject): bigint;
}

/**
 * The number of replicas that the usage of some Pods asks for. Before scaling up, Pods that are starting and Pods without metrics count as
 * idle; before scaling down, Pods without metrics count as fully used. If that reverses the direction, the number does not change.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details
 */
export function wantedReplicas(
  { measured, unready, missing }: PodGroups,
  current: number,
  { ratio, full }: Weighing,
): number {
  const first = ratio(measured);
  const countsUnready = unready.length > 0 && first > 1;
  if (!countsUnready && missing.length === 0) return isNear(first) ? current : ceiling(first * measured.size);
  const all = new Map(measured);
  for (const pod of missing) if (first !== 1) all.set(pod, first < 1 ? full(pod) : 0n);
  for (const pod of countsUnready ? unready : []) all.set(pod, 0n);
  const second = ratio(all);
  if (isNear(second) || (first < 1 && second > 1) || (first > 1 && second < 1)) return current;
  const wanted = ceiling(second * all.size);
  const turns = (second < 1 && wanted > current) || (second > 1 && wanted < current);
  return turns ? current : wanted;
}

function isNear(ratio: number): boolean {
  return ratio >= 1 - TOLERANCE && ratio <= 1 + TOLERANCE;
}

/** Rounds up, ignoring floating-point errors. */
function ceiling(value: number): number {
  return Math.ceil(Number(value.toFixed(9)));
}
