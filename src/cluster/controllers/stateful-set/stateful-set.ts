import { type JsonObject, numberAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import type { World } from '../../world.ts';
import { claim, claimedBy } from '../claim.ts';
import type { Controller, Reconciled, Write } from '../controller.ts';
import { itself, splitKey } from '../object-key.ts';
import { isDeleting } from '../owner.ts';
import { isAvailable, phaseOf, untilAvailable } from '../pod-state.ts';
import { historyOf, trimHistory } from '../revision-history.ts';
import { present, unlessZero, writeStatus } from '../status-write.ts';
import { ordinalOf, startOf } from './identity.ts';
import { nextWrites, revisionOf, runs, type SetLook } from './progress.ts';

const resource = 'statefulsets.apps';
const selectorOf = (owner: JsonObject) => objectAt(owner, 'spec', 'selector');

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/ */
export const statefulSet: Controller = {
  name: 'statefulset-controller',
  watches: [
    itself(resource),
    claimedBy('pods', { resource, kind: 'StatefulSet', selectorOf }),
    { resource: 'persistentvolumeclaims', keys: waitingForClaim },
  ],
  reconcile: (key, world) => {
    const set = world.get(resource, ...splitKey(key));
    return set === undefined ? { writes: [] } : sync(set, world);
  },
};

/** Queues the StatefulSets whose templates a deleted claim may come from. */
function waitingForClaim(claimed: JsonObject, world: World): string[] {
  const name = textAt(claimed, 'metadata', 'name');
  const namespace = textAt(claimed, 'metadata', 'namespace');
  const set = /^.+?-(.+)-[0-9]+$/.exec(name)?.[1];
  if (set === undefined) return [];
  return world
    .list(resource, namespace)
    .map((owner) => textAt(owner, 'metadata', 'name'))
    .filter((owner) => name.includes(`-${owner}-`))
    .map((owner) => `${namespace}/${owner}`);
}

function sync(set: JsonObject, world: World): Reconciled {
  const claimed = claim(set, 'pods', selectorOf(set), world);
  const pods = claimed.objects.filter((pod) => ordinalOf(set, pod) !== undefined);
  if (isDeleting(set)) return { writes: [] };
  const {
    current: update,
    others,
    writes,
  } = historyOf(set, { hashLabel: 'controller.kubernetes.io/hash' }, world);
  const name = textAt(set, 'status', 'currentRevision');
  const current = others.find((revision) => textAt(revision, 'metadata', 'name') === name) ?? update;
  const look = lookAt(set, pods, { current, update }, world);
  const steps = nextWrites(look);
  const used = new Set([textAt(current, 'metadata', 'name'), ...pods.map(revisionOf)]);
  const minReadySeconds = numberAt(set, 'spec', 'minReadySeconds') ?? 0;
  const requeueAfter = untilAvailable(pods, minReadySeconds, world.now);
  return {
    writes: [
      ...claimed.writes,
      ...writes,
      ...steps,
      ...writeStatus(resource, set, statusOf(look, steps)),
      ...trimHistory(set, others, (revision) => used.has(textAt(revision, 'metadata', 'name'))),
    ],
    ...(requeueAfter !== undefined && { requeueAfter }),
  };
}

function lookAt(
  set: JsonObject,
  pods: readonly JsonObject[],
  revisions: { current: JsonObject; update: JsonObject },
  world: World,
): SetLook {
  const count = numberAt(set, 'spec', 'replicas') ?? 1;
  const start = startOf(set);
  const byOrdinal = new Map(pods.map((pod) => [ordinalOf(set, pod) ?? 0, pod]));
  const replicas = Array.from({ length: count }, (_, position) => byOrdinal.get(start + position));
  const condemned = [...byOrdinal]
    .filter(([ordinal]) => ordinal < start || ordinal >= start + count)
    .sort(([a], [b]) => b - a)
    .map(([, pod]) => pod);
  return { set, world, ...revisions, replicas, condemned };
}

function statusOf(
  { set, world, current, update, replicas, condemned }: SetLook,
  steps: readonly Write[],
): JsonObject {
  const pods = [...replicas, ...condemned].filter((pod) => pod !== undefined);
  const created = pods.filter((pod) => phaseOf(pod) !== '');
  const stable = created.filter((pod) => !isDeleting(pod));
  const seconds = numberAt(set, 'spec', 'minReadySeconds') ?? 0;
  const ready = pods.filter(runs);
  const updateName = textAt(update, 'metadata', 'name');
  const currentName = textAt(current, 'metadata', 'name');
  const updated = stable.filter((pod) => revisionOf(pod) === updateName).length;
  const wanted = numberAt(set, 'spec', 'replicas') ?? 1;
  const rolls = textAt(set, 'spec', 'updateStrategy', 'type') === 'RollingUpdate';
  const isDone = rolls && updated === wanted && created.length === wanted && ready.length === wanted;
  const replaced = steps.some((step) => step.do === 'delete') && current !== update ? 1 : 0;
  const before = stable.filter((pod) => revisionOf(pod) === currentName).length - replaced;
  return present({
    observedGeneration: numberAt(set, 'metadata', 'generation'),
    replicas: created.length,
    readyReplicas: unlessZero(ready.length),
    currentReplicas: unlessZero(isDone ? updated : Math.max(0, before)),
    updatedReplicas: unlessZero(updated),
    currentRevision: isDone ? updateName : currentName,
    updateRevision: updateName,
    collisionCount: numberAt(set, 'status', 'collisionCount') ?? 0,
    availableReplicas: ready.filter((pod) => isAvailable(pod, seconds, world.now)).length,
  });
}
