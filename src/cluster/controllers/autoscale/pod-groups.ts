import { type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { parseQuantity } from '../../../kubernetes/quantity.ts';
import { podMetrics } from '../../metrics/measure.ts';
import { timeOf } from '../../time.ts';
import type { World } from '../../world.ts';
import { conditionOf } from '../condition.ts';
import { phaseOf } from '../pod-state.ts';

/** The Pods of an autoscaled target, grouped by what is known about their usage. */
export interface PodGroups {
  /** The usage of each Pod that counts, in billionths. */
  readonly measured: ReadonlyMap<JsonObject, bigint>;
  /** Pods that are not serving yet, so that their usage is not representative. */
  readonly unready: readonly JsonObject[];
  /** Pods without metrics. */
  readonly missing: readonly JsonObject[];
}

/** The time after the start of a Pod during which its CPU usage may be ignored, in milliseconds. */
const INITIALIZATION = 300_000;
/** A Pod that became unready within this time after its start counts as never having been ready, in milliseconds. */
const INITIAL_READINESS = 30_000;
/** The time over which usage is measured, in milliseconds. */
const WINDOW = 15_000;

/** Groups Pods by what their metrics show. @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details */
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
