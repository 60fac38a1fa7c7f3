import { type JsonObject, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { timeText } from '../../time.ts';
import type { World } from '../../world.ts';
import { conditionOf } from '../condition.ts';
import type { Controller, Write } from '../controller.ts';
import { mapMemory } from '../map-memory.ts';
import { keyOf, splitKey } from '../object-key.ts';
import { isDeleting } from '../owner.ts';
import { deletionOf, eventOf } from '../pod-writes.ts';
import { tolerates } from '../scheduler/tolerations.ts';

const EVICTED = 'DisruptionTarget';

/** A Pod with limited time on its node, and when that time began, in milliseconds since 1970. */
interface Running {
  readonly uid: string;
  readonly since: number;
}

/**
 * Deletes Pods from nodes with taints that they do not tolerate, or no longer. The limited time of a Pod begins when the controller first
 * notices it.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
 */
export function makeTaintEviction(): Controller {
  const running = new Map<string, Running>();
  return {
    name: 'node-controller',
    component: 'taint-eviction-controller',
    memory: mapMemory(running),
    watches: [
      {
        resource: 'nodes',
        keys: (node, world, before) =>
          before !== undefined && before !== node && before.spec === node.spec
            ? []
            : world.podsOn(textAt(node, 'metadata', 'name')).map(keyOf),
      },
      { resource: 'pods', keys: (pod) => (textAt(pod, 'spec', 'nodeName') === '' ? [] : [keyOf(pod)]) },
    ],
    reconcile: (key, world) => {
      const pod = world.get('pods', ...splitKey(key));
      const seconds = pod && !isLeaving(pod) ? secondsOn(pod, world) : undefined;
      const before = running.get(key);
      running.delete(key);
      if (pod === undefined) return { writes: [] };
      const uid = textAt(pod, 'metadata', 'uid');
      const known = before?.uid === uid ? before : undefined;
      if (seconds === undefined) return { writes: known === undefined ? [] : [cancelled(pod)] };
      const since = known?.since ?? world.now;
      const left = since + seconds * 1000 - world.now;
      if (left <= 0) return { writes: evict(pod, world.now) };
      running.set(key, { uid, since });
      return { writes: [], requeueAfter: left };
    },
  };
}

/** Whether a Pod that is being deleted already has the condition with the reason. */
function isLeaving(pod: JsonObject): boolean {
  return isDeleting(pod) && conditionOf(objectAt(pod, 'status'), EVICTED) !== undefined;
}

/**
 * The number of seconds that a Pod may stay on its node, or `undefined` if it is not limited. For each taint, the first toleration that
 * matches counts.
 */
function secondsOn(pod: JsonObject, world: World): number | undefined {
  const node = world.get('nodes', '', textAt(pod, 'spec', 'nodeName'));
  const tolerations = objectsAt(pod, 'spec', 'tolerations');
  const limits = objectsAt(node, 'spec', 'taints')
    .filter(({ effect }) => effect === 'NoExecute')
    .map((taint) => {
      const used = tolerations.find((toleration) => tolerates(toleration, taint));
      return used === undefined ? 0 : numberAt(used, 'tolerationSeconds');
    })
    .filter((seconds) => seconds !== undefined);
  return limits.length === 0 ? undefined : Math.min(...limits);
}

function cancelled(pod: JsonObject): Write {
  return eventOf(pod, 'Normal', 'TaintManagerEviction', `Cancelling deletion of Pod ${keyOf(pod)}`);
}

function evict(pod: JsonObject, now: number): Write[] {
  const { namespace, name } = objectAt(pod, 'metadata');
  const message = `Marking for deletion Pod ${String(namespace)}/${String(name)}`;
  const condition = {
    type: EVICTED,
    status: 'True',
    lastProbeTime: null,
    lastTransitionTime: timeText(now),
    reason: 'DeletionByTaintManager',
    message: 'Taint manager: deleting due to NoExecute taint',
  };
  const conditions = [
    ...objectsAt(pod, 'status', 'conditions').filter(({ type }) => type !== EVICTED),
    condition,
  ];
  return [
    eventOf(pod, 'Normal', 'TaintManagerEviction', message),
    {
      do: 'update',
      resource: 'pods',
      object: { ...pod, status: { ...objectAt(pod, 'status'), conditions } },
      subresource: 'status',
    },
    { ...deletionOf(pod), next: () => [] },
  ];
}
