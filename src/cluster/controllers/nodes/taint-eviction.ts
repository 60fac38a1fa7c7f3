import { type JsonObject, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { timeOf, timeText } from '../../time.ts';
import type { World } from '../../world.ts';
import { conditionOf } from '../condition.ts';
import type { Controller, Reconciled, Write } from '../controller.ts';
import { keyOf, splitKey } from '../object-key.ts';
import { isDeleting } from '../owner.ts';
import { deletionOf, eventOf } from '../pod-writes.ts';
import { tolerates } from '../scheduler/tolerations.ts';

const EVICTED = 'DisruptionTarget';

/** Deletes Pods from nodes with taints that they do not tolerate, or no longer. @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions */
export const taintEviction: Controller = {
  name: 'node-controller',
  component: 'taint-eviction-controller',
  watches: [
    {
      resource: 'nodes',
      keys: (node, world, before) =>
        before !== undefined && before !== node && before.spec === node.spec ? [] : podsOn(node, world),
    },
    { resource: 'pods', keys: (pod) => (textAt(pod, 'spec', 'nodeName') === '' ? [] : [keyOf(pod)]) },
  ],
  reconcile: (key, world) => {
    const pod = world.get('pods', ...splitKey(key));
    const node = pod && world.get('nodes', '', textAt(pod, 'spec', 'nodeName'));
    if (pod === undefined || node === undefined || isLeaving(pod)) return { writes: [] };
    const taints = objectsAt(node, 'spec', 'taints').filter(({ effect }) => effect === 'NoExecute');
    return taints.length === 0 ? { writes: [] } : judge(pod, taints, world);
  },
};

/** Whether a Pod that is being deleted was already told why. */
function isLeaving(pod: JsonObject): boolean {
  return isDeleting(pod) && conditionOf(objectAt(pod, 'status'), EVICTED) !== undefined;
}

function podsOn(node: JsonObject, world: World): string[] {
  if (objectsAt(node, 'spec', 'taints').every(({ effect }) => effect !== 'NoExecute')) return [];
  const name = textAt(node, 'metadata', 'name');
  return world.podsOn(name).map(keyOf);
}

function judge(pod: JsonObject, taints: readonly JsonObject[], world: World): Reconciled {
  const tolerations = objectsAt(pod, 'spec', 'tolerations');
  const used = taints.map((taint) => tolerations.filter((toleration) => tolerates(toleration, taint)));
  if (used.some((found) => found.length === 0)) return { writes: evict(pod, world.now) };
  const limits = taints.flatMap((taint, position) =>
    (used[position] ?? []).flatMap((toleration) => {
      const seconds = numberAt(toleration, 'tolerationSeconds');
      if (seconds === undefined) return [];
      const since = timeOf(taint.timeAdded) ?? world.now;
      return [since + Math.max(0, seconds) * 1000];
    }),
  );
  if (limits.length === 0) return { writes: [] };
  const left = Math.min(...limits) - world.now;
  return left <= 0 ? { writes: evict(pod, world.now) } : { writes: [], again: left };
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
