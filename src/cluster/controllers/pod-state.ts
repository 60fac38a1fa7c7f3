import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { timeOf } from '../time.ts';
import { conditionOf } from './condition.ts';
import { isDeleting } from './owner.ts';

export function phaseOf(pod: JsonObject): string {
  return textAt(pod, 'status', 'phase');
}

/** Whether a Pod has ended, that is, its phase is `Succeeded` or `Failed`. */
export function hasEnded(pod: JsonObject): boolean {
  const phase = phaseOf(pod);
  return phase === 'Succeeded' || phase === 'Failed';
}

/** Whether a Pod counts as a replica: it has not ended and is not being deleted. */
export function isActive(pod: JsonObject): boolean {
  return !hasEnded(pod) && !isDeleting(pod);
}

export function isReady(pod: JsonObject): boolean {
  return conditionOf(objectAt(pod, 'status'), 'Ready')?.status === 'True';
}

/** The time since which a Pod is ready, in milliseconds, or `undefined` if it is not ready. */
export function readySince(pod: JsonObject): number | undefined {
  const ready = conditionOf(objectAt(pod, 'status'), 'Ready');
  return ready?.status === 'True' ? (timeOf(ready.lastTransitionTime) ?? 0) : undefined;
}

/** Whether a Pod has been ready for at least this many seconds. */
export function isAvailable(pod: JsonObject, minReadySeconds: number, now: number): boolean {
  const since = readySince(pod);
  return since !== undefined && since + minReadySeconds * 1000 <= now;
}

/** The milliseconds until the next ready Pod becomes available, or `undefined` if no Pod waits for that. */
export function untilAvailable(
  pods: readonly JsonObject[],
  minReadySeconds: number,
  now: number,
): number | undefined {
  if (minReadySeconds === 0) return undefined;
  const waits = pods.flatMap((pod) => {
    const since = readySince(pod);
    const left = since === undefined ? 0 : since + minReadySeconds * 1000 - now;
    return left > 0 ? [left] : [];
  });
  return waits.length === 0 ? undefined : Math.min(...waits);
}

/** The number of restarts of a Pod's containers. */
export function restartsOf(pod: JsonObject): number {
  return objectsAt(pod, 'status', 'containerStatuses').reduce(
    (sum, status) => sum + Number(status.restartCount ?? 0),
    0,
  );
}
