import { type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { parseQuantity } from '../../../kubernetes/quantity.ts';
import { podMetrics } from '../../metrics/measure.ts';
import { timeOf } from '../../time.ts';
import type { World } from '../../world.ts';
import { conditionOf } from '../condition.ts';
import { phaseOf } from '../pod-state.ts';

/** The Pods of an autoscaled target. */
export interface PodGroups {
  /** What each Pod that counts uses, in billionths. */
  readonly measured: ReadonlyMap<JsonObject, bigint>;
  /** Those that do not serve yet, so that their use says nothing. */
  readonly unready: readonly JsonObject[];
  /** Those of which nothing is known. */
  readonly missing: readonly JsonObject[];
}

/** How long the use of CPU by a Pod that starts is looked at with care, in milliseconds. */
const INITIALIZATION = 300_000;
/** How soon after its start a Pod that is not ready counts as never having been ready. */
const INITIAL_READINESS = 30_000;
/** The time over which a measurement is taken. */
const WINDOW = 15_000;

/** Divides Pods by what their metrics say. @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details */
export function groupPods(
  pods: readonly JsonObject[],
  resource: string,
  container: string,
  world: World,
): PodGroups {
  const measured = new Map<JsonObject, bigint>();
  const unready: JsonObject[] = [];
  const missing: JsonObject[] = [];
  for (const pod of pods) {
    const metrics = podMetrics(pod, world);
    if (phaseOf(pod) === 'Pending') unready.push(pod);
    else if (metrics === undefined) missing.push(pod);
    else if (resource === 'cpu' && isStarting(pod, timeOf(metrics.timestamp) ?? 0, world.now))
      unready.push(pod);
    else measured.set(pod, usedOf(metrics, resource, container));
  }
  return { measured, unready, missing };
}

function isStarting(pod: JsonObject, measuredAt: number, now: number): boolean {
  const status = objectAt(pod, 'status');
  const ready = conditionOf(status, 'Ready');
  const start = timeOf(status.startTime);
  if (ready === undefined || start === undefined) return true;
  const changed = timeOf(ready.lastTransitionTime) ?? start;
  if (start + INITIALIZATION > now) return ready.status === 'False' || measuredAt < changed + WINDOW;
  return ready.status === 'False' && start + INITIAL_READINESS > changed;
}

function usedOf(metrics: JsonObject, resource: string, container: string): bigint {
  return objectsAt(metrics, 'containers')
    .filter((one) => container === '' || one.name === container)
    .reduce((sum, one) => sum + (parseQuantity(textAt(one, 'usage', resource)) ?? 0n), 0n);
}
