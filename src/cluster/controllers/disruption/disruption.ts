import { type JsonObject, numberAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import { labelsOf, selectsLabels } from '../../label-selector.ts';
import { timeOf, timeText } from '../../time.ts';
import type { World } from '../../world.ts';
import { replaceCondition } from '../condition.ts';
import type { Controller, Reconciled, Write } from '../controller.ts';
import { itself, keyOf, splitKey } from '../object-key.ts';
import { controllerOf, isDeleting, uidOf } from '../owner.ts';
import { isActive, isReady } from '../pod-state.ts';
import { eventOf } from '../pod-writes.ts';
import { shareOf } from '../share.ts';
import { present, writeStatus } from '../status-write.ts';

const RESOURCE = 'poddisruptionbudgets.policy';
/** The time in milliseconds after which a granted eviction no longer counts as pending. */
const DELETION_TIMEOUT = 120_000;

/** Computes how many Pods each disruption budget allows to be evicted. @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/ */
export const disruption: Controller = {
  name: 'disruption-controller',
  component: 'controllermanager',
  watches: [
    itself(RESOURCE),
    {
      resource: 'pods',
      keys: (pod, world, before) => [
        ...new Set([pod, ...(before === undefined ? [] : [before])].flatMap((one) => budgetsOf(one, world))),
      ],
    },
    ...['deployments.apps', 'replicasets.apps', 'replicationcontrollers', 'statefulsets.apps'].map(
      (resource) => ({
        resource,
        keys: (owner: JsonObject, world: World, before?: JsonObject) =>
          before !== undefined && objectAt(owner, 'spec').replicas === objectAt(before, 'spec').replicas
            ? []
            : world.list(RESOURCE, textAt(owner, 'metadata', 'namespace')).map(keyOf),
      }),
    ),
  ],
  reconcile: (key, world) => {
    const budget = world.get(RESOURCE, ...splitKey(key));
    return budget === undefined ? { writes: [] } : sync(budget, world);
  },
};

function budgetsOf(pod: JsonObject, world: World): string[] {
  const labels = labelsOf(pod);
  return world
    .list(RESOURCE, textAt(pod, 'metadata', 'namespace'))
    .filter((budget) => selectsLabels(objectAt(budget, 'spec').selector, labels))
    .map(keyOf);
}

function sync(budget: JsonObject, world: World): Reconciled {
  const selector = objectAt(budget, 'spec').selector;
  const pods = world
    .list('pods', textAt(budget, 'metadata', 'namespace'))
    .filter((pod) => selectsLabels(selector, labelsOf(pod)) && isActive(pod));
  const known = Number(objectAt(budget, 'status').expectedPods ?? -1);
  const unseen =
    numberAt(budget, 'status', 'observedGeneration') !== numberAt(budget, 'metadata', 'generation');
  const events: Write[] =
    pods.length === 0 && (known !== 0 || unseen)
      ? [eventOf(budget, 'Normal', 'NoPods', 'No matching pods found')]
      : [];
  const expected = expectedOf(budget, pods, world);
  if (typeof expected === 'string')
    return {
      writes: [
        ...events,
        ...(unseen ? [eventOf(budget, 'Warning', 'CalculateExpectedPodCountFailed', expected)] : []),
        ...failed(budget, expected, world.now),
      ],
    };
  const disrupted = stillDisrupted(budget, pods, world.now);
  const healthy = pods.filter(
    (pod) => isReady(pod) && !(textAt(pod, 'metadata', 'name') in disrupted),
  ).length;
  const allowed = expected.count === 0 ? 0 : Math.max(0, healthy - expected.healthy);
  const status = present({
    observedGeneration: numberAt(budget, 'metadata', 'generation'),
    disruptedPods: Object.keys(disrupted).length === 0 ? undefined : disrupted,
    disruptionsAllowed: allowed,
    currentHealthy: healthy,
    desiredHealthy: expected.healthy,
    expectedPods: expected.count,
    conditions: conditionsOf(budget, world.now, {
      status: allowed > 0 ? 'True' : 'False',
      reason: allowed > 0 ? 'SufficientPods' : 'InsufficientPods',
      message: '',
    }),
  });
  const pending = Object.keys(disrupted).length > 0;
  return {
    writes: [...events, ...writeStatus(RESOURCE, budget, status)],
    ...(pending && { requeueAfter: DELETION_TIMEOUT }),
  };
}

function conditionsOf(budget: JsonObject, now: number, next: JsonObject): JsonObject[] {
  const conditions = (objectAt(budget, 'status').conditions ?? []) as JsonObject[];
  return replaceCondition(conditions, {
    type: 'DisruptionAllowed',
    observedGeneration: numberAt(budget, 'metadata', 'generation') ?? 0,
    lastTransitionTime: timeText(now),
    ...next,
  });
}

function failed(budget: JsonObject, message: string, now: number): Write[] {
  const status = objectAt(budget, 'status');
  return writeStatus(RESOURCE, budget, {
    ...status,
    observedGeneration: numberAt(budget, 'metadata', 'generation') ?? 0,
    disruptionsAllowed: 0,
    conditions: conditionsOf(budget, now, { status: 'False', reason: 'SyncFailed', message }),
  });
}

/** The expected number of Pods and of healthy ones, or a message if they cannot be determined. */
function expectedOf(
  budget: JsonObject,
  pods: readonly JsonObject[],
  world: World,
): { count: number; healthy: number } | string {
  const { maxUnavailable, minAvailable } = objectAt(budget, 'spec');
  if (maxUnavailable === undefined && typeof minAvailable !== 'string')
    return { count: pods.length, healthy: Number(minAvailable ?? 0) };
  const count = wantedBy(pods, world);
  if (typeof count === 'string') return count;
  if (maxUnavailable === undefined) return { count, healthy: shareOf(minAvailable, count, 'up') };
  return { count, healthy: Math.max(0, count - shareOf(maxUnavailable, count, 'up')) };
}

/** The number of Pods that the controllers of these Pods should maintain. */
function wantedBy(pods: readonly JsonObject[], world: World): number | string {
  const counts = new Map<string, number>();
  for (const pod of pods) {
    const owner = controllerOf(pod);
    if (owner === undefined) continue;
    const scaled = scaleOf(owner, textAt(pod, 'metadata', 'namespace'), world);
    if (scaled === undefined) {
      const kind = world.kind(textAt(owner, 'apiVersion'), textAt(owner, 'kind'))?.resource;
      return `${kind ?? textAt(owner, 'kind')} does not implement the scale subresource`;
    }
    counts.set(scaled.uid, scaled.replicas);
  }
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function scaleOf(
  owner: JsonObject,
  namespace: string,
  world: World,
): { uid: string; replicas: number } | undefined {
  const kind = world.kind(textAt(owner, 'apiVersion'), textAt(owner, 'kind'));
  const found = kind && world.get(kind.resource, namespace, textAt(owner, 'name'));
  if (found === undefined) return { uid: textAt(owner, 'uid'), replicas: 0 };
  const above = controllerOf(found);
  if (owner.kind === 'ReplicaSet' && above?.kind === 'Deployment') return scaleOf(above, namespace, world);
  const replicas = numberAt(found, 'spec', 'replicas');
  return replicas === undefined ? undefined : { uid: uidOf(found), replicas };
}

/** The pending evictions, which were granted but whose Pods still exist. */
function stillDisrupted(budget: JsonObject, pods: readonly JsonObject[], now: number): JsonObject {
  const live = new Set(pods.filter((pod) => !isDeleting(pod)).map((pod) => textAt(pod, 'metadata', 'name')));
  const known = Object.entries(objectAt(budget, 'status', 'disruptedPods'));
  return Object.fromEntries(
    known.filter(([name, time]) => live.has(name) && (timeOf(time) ?? 0) + DELETION_TIMEOUT > now),
  );
}
