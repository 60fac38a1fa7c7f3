import { type Json, type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { sameValue } from '../../../kubernetes/validation/same-value.ts';
import { claimNames } from '../../volumes/pod-claims.ts';
import type { World } from '../../world.ts';
import { conditionOf } from '../condition.ts';
import type { Watch } from '../controller.ts';
import { keyOf } from '../object-key.ts';
import { isDeleting } from '../owner.ts';
import { hasEnded } from '../pod-state.ts';

/** The scheduler name of Pods that do not ask for another scheduler. */
export const SCHEDULER = 'default-scheduler';

/** Whether a Pod waits for this scheduler. */
export function isWaiting(pod: JsonObject): boolean {
  return (
    textAt(pod, 'spec', 'nodeName') === '' &&
    textAt(pod, 'spec', 'schedulerName') === SCHEDULER &&
    !hasEnded(pod) &&
    !isDeleting(pod)
  );
}

/** Queues a changed unscheduled Pod. A Pod that is scheduled, changes its labels or goes away requeues others that may fit now. */
export const podWatch: Watch = {
  resource: 'pods',
  keys: (pod, world, before) => {
    if (textAt(pod, 'spec', 'nodeName') === '') return isWaiting(pod) ? [keyOf(pod)] : [];
    if (isGone(pod, world) || hasEnded(pod))
      return before !== undefined && hasEnded(before) ? [] : waiting(world);
    const moved =
      before === undefined || textAt(before, 'spec', 'nodeName') === '' || !sameLabels(pod, before);
    return moved ? waiting(world, dependsOnPods) : [];
  },
};

/** Requeues waiting Pods when a node is new or may accept more Pods than before. */
export const nodeWatch: Watch = {
  resource: 'nodes',
  keys: (node, world, before) => (before === undefined || isMoreOpen(node, before) ? waiting(world) : []),
};

/** Requeues waiting Pods with claims when a claim, a volume or a class changes. */
export function claimWatch(resource: string): Watch {
  return { resource, keys: (_, world) => waiting(world, (pod) => claimNames(pod).length > 0) };
}

function waiting(world: World, which: (pod: JsonObject) => boolean = () => true): string[] {
  return world
    .podsOn('')
    .filter((pod) => which(pod) && isWaiting(pod))
    .map(keyOf);
}

/** Whether a Pod was rejected because of Pods on other nodes. */
function dependsOnPods(pod: JsonObject): boolean {
  const message = textAt(conditionOf(objectAt(pod, 'status'), 'PodScheduled'), 'message');
  return message.includes('affinity rules') || message.includes('topology spread');
}

function isGone(pod: JsonObject, world: World): boolean {
  const { namespace, name } = objectAt(pod, 'metadata');
  return world.get('pods', String(namespace), String(name)) === undefined;
}

function sameLabels(a: JsonObject, b: JsonObject): boolean {
  return sameValue(objectAt(a, 'metadata').labels, objectAt(b, 'metadata').labels);
}

function isMoreOpen(node: JsonObject, before: JsonObject): boolean {
  return (
    !sameLabels(node, before) ||
    !sameValue(objectAt(node, 'status').allocatable, objectAt(before, 'status').allocatable) ||
    (objectAt(before, 'spec').unschedulable === true && objectAt(node, 'spec').unschedulable !== true) ||
    lostTaint(objectsAt(node, 'spec', 'taints'), objectsAt(before, 'spec', 'taints'))
  );
}

function lostTaint(now: readonly Json[], before: readonly Json[]): boolean {
  return before.some((taint) => !now.some((other) => sameValue(other, taint)));
}
