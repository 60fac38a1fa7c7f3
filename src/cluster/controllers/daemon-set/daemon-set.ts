import { type JsonObject, numberAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import { labelsOf, selectsAll } from '../../label-selector.ts';
import type { World } from '../../world.ts';
import { claim, claimedBy } from '../claim.ts';
import type { Controller, Reconciled, Write } from '../controller.ts';
import { itself, keyOf, splitKey } from '../object-key.ts';
import { byAge, isDeleting } from '../owner.ts';
import { isAvailable, isReady, untilAvailable } from '../pod-state.ts';
import { createPods, deletePod, eventOf } from '../pod-writes.ts';
import { historyOf, trimHistory } from '../revision-history.ts';
import { present, unlessZero, writeStatus } from '../status-write.ts';
import { HASH_LABEL, nodeOf, placeOn, podOfNode } from './pod-of-node.ts';
import { isUpdated, type NodePods, pace } from './rolling-update.ts';

const resource = 'daemonsets.apps';
const selectorOf = (owner: JsonObject) => objectAt(owner, 'spec', 'selector');

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/ */
export const daemonSet: Controller = {
  name: 'daemon-set-controller',
  component: 'daemonset-controller',
  watches: [
    itself(resource),
    claimedBy('pods', { resource, kind: 'DaemonSet', selectorOf }),
    { resource: 'nodes', keys: (_node, world) => world.list(resource).map(keyOf) },
  ],
  reconcile: (key, world) => {
    const set = world.get(resource, ...splitKey(key));
    return set === undefined || isDeleting(set) ? { writes: [] } : sync(set, world);
  },
};

function sync(set: JsonObject, world: World): Reconciled {
  if (selectsAll(selectorOf(set)))
    return {
      writes: [
        eventOf(
          set,
          'Warning',
          'SelectingAll',
          'This daemon set is selecting all pods. A non-empty selector is required.',
        ),
      ],
    };
  const claimed = claim(set, 'pods', selectorOf(set), world);
  const history = historyOf(set, { hashLabel: HASH_LABEL }, world);
  const hash = textAt(labelsOf(history.current), HASH_LABEL);
  const nodes = nodesOf(set, claimed.objects, world);
  const plan = planOf(set, nodes, hash, world.now);
  const used = new Set(claimed.objects.map((pod) => textAt(labelsOf(pod), HASH_LABEL)));
  const status = writeStatus(resource, set, statusOf(set, nodes, hash, world.now));
  const requeueAfter = untilAvailable(
    claimed.objects,
    numberAt(set, 'spec', 'minReadySeconds') ?? 0,
    world.now,
  );
  const pods = plan.create.map((node) => podOfNode(set, node, hash));
  return {
    writes: [
      ...claimed.writes,
      ...history.writes,
      ...plan.events,
      ...plan.delete.map((pod) => deletePod(set, pod)),
      ...createPods(set, pods, () => status),
      ...trimHistory(set, history.others, (revision) => used.has(textAt(labelsOf(revision), HASH_LABEL))),
    ],
    ...(requeueAfter !== undefined && { requeueAfter }),
  };
}

/** Each node with its Pods of the DaemonSet and whether it should have one; a deleted node is included while it has Pods. */
function nodesOf(set: JsonObject, pods: readonly JsonObject[], world: World): NodePods[] {
  const byNode = new Map<string, JsonObject[]>();
  for (const pod of pods) {
    const node = nodeOf(pod);
    byNode.set(node, [...(byNode.get(node) ?? []), pod]);
  }
  const nodes = world.list('nodes').map((node) => {
    const name = textAt(node, 'metadata', 'name');
    return { name, ...placeOn(set, node), pods: (byNode.get(name) ?? []).sort(byAge) };
  });
  const known = new Set(nodes.map(({ name }) => name));
  const gone = [...byNode].filter(([name]) => !known.has(name));
  return [...nodes, ...gone.map(([name, left]) => ({ name, wants: false, keeps: false, pods: left }))];
}

interface Plan {
  readonly create: readonly string[];
  readonly delete: readonly JsonObject[];
  readonly events: readonly Write[];
}

function planOf(set: JsonObject, nodes: readonly NodePods[], hash: string, now: number): Plan {
  const missing = nodes.filter(({ wants, pods }) => wants && pods.length === 0).map(({ name }) => name);
  const ended = nodes.flatMap((node) => (node.keeps ? endedOn(set, node) : []));
  const surplus = nodes.flatMap((node) => surplusOn(set, node, hash));
  const first = { create: missing, delete: [...ended.map(({ pod }) => pod), ...surplus] };
  const rolls = textAt(set, 'spec', 'updateStrategy', 'type') === 'RollingUpdate';
  const then = rolls ? pace(set, nodes, hash, now) : { create: [], delete: [] };
  const doomed = [...first.delete, ...then.delete].filter((pod) => !isDeleting(pod));
  return {
    create: [...missing, ...then.create],
    delete: [...new Set(doomed)],
    events: ended.map(({ event }) => event),
  };
}

/** The failed or succeeded Pods of a node. They are deleted, then created again. */
function endedOn(set: JsonObject, { name, pods }: NodePods): { pod: JsonObject; event: Write }[] {
  return pods
    .filter((pod) => !isDeleting(pod))
    .flatMap((pod) => {
      const phase = textAt(pod, 'status', 'phase');
      const subject = `daemon pod ${keyOf(pod)} on node ${name}, will try to`;
      if (phase === 'Failed')
        return [
          { pod, event: eventOf(set, 'Warning', 'FailedDaemonPod', `Found failed ${subject} kill it`) },
        ];
      if (phase === 'Succeeded')
        return [
          {
            pod,
            event: eventOf(set, 'Normal', 'SucceededDaemonPod', `Found succeeded ${subject} delete it`),
          },
        ];
      return [];
    });
}

/** The surplus Pods of a node: all of them if none may stay, otherwise all but the oldest; a surge may have one old and one new Pod. */
function surplusOn(set: JsonObject, { keeps, pods }: NodePods, hash: string): JsonObject[] {
  const live = pods.filter((pod) => !isDeleting(pod));
  if (!keeps) return live;
  const running = live.filter((pod) => {
    const phase = textAt(pod, 'status', 'phase');
    return phase !== 'Failed' && phase !== 'Succeeded';
  });
  if (running.length <= 1) return [];
  const groups = [
    running.filter((pod) => isUpdated(set, pod, hash)),
    running.filter((pod) => !isUpdated(set, pod, hash)),
  ];
  const surges = groups.every((group) => group.length > 0);
  return surges ? groups.flatMap((group) => group.slice(1)) : running.slice(1);
}

function statusOf(set: JsonObject, nodes: readonly NodePods[], hash: string, now: number): JsonObject {
  const seconds = numberAt(set, 'spec', 'minReadySeconds') ?? 0;
  const wanted = nodes.filter(({ wants }) => wants);
  const oldest = wanted.flatMap(({ pods }) => pods.slice(0, 1));
  const available = oldest.filter((pod) => isReady(pod) && isAvailable(pod, seconds, now)).length;
  return present({
    currentNumberScheduled: oldest.length,
    numberMisscheduled: nodes.filter(({ wants, pods }) => !wants && pods.length > 0).length,
    desiredNumberScheduled: wanted.length,
    numberReady: oldest.filter(isReady).length,
    observedGeneration: numberAt(set, 'metadata', 'generation'),
    updatedNumberScheduled: unlessZero(oldest.filter((pod) => isUpdated(set, pod, hash)).length),
    numberAvailable: unlessZero(available),
    numberUnavailable: unlessZero(wanted.length - available),
    collisionCount: numberAt(set, 'status', 'collisionCount'),
    conditions: objectAt(set, 'status').conditions,
  });
}
