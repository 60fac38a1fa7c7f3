import type { JsonObject } from '../../../kubernetes/json.ts';
import type { PodGroups } from './pod-groups.ts';

/** How far from its target a metric may be before something is done. */
const TOLERANCE = 0.1;

/** How a metric weighs what Pods use. */
interface Weighing {
  /** What is used by what is wanted. */
  ratio(amounts: ReadonlyMap<JsonObject, bigint>): number;
  /** What a Pod of which nothing is known counts as using before there are fewer. */
  full(pod: JsonObject): bigint;
}

/**
 * How many replicas the use of some Pods asks for. Those that start count as idle before there are more, those of which nothing is known as idle before
 * there are more and as busy before there are fewer; where that turns the direction, nothing changes.
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
  return Math.abs(1 - ratio) <= TOLERANCE;
}

/** Rounded up, but for what floating point adds. */
function ceiling(value: number): number {
  return Math.ceil(Number(value.toFixed(9)));
}
