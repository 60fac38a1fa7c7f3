import { type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { sameValue } from '../../../kubernetes/validation/same-value.ts';
import type { KubeletSwitches } from '../../kubelet/kubelet-switches.ts';
import { timeOf, timeText } from '../../time.ts';
import type { World } from '../../world.ts';
import { conditionOf } from '../condition.ts';
import type { Controller, Reconciled, Write } from '../controller.ts';
import { keyOf, splitKey } from '../object-key.ts';
import { isReady } from '../pod-state.ts';
import { eventOf } from '../pod-writes.ts';

/** The time in milliseconds that a node may be silent before it counts as lost. */
const GRACE = 50_000;
/** The time in milliseconds that a new node may take until its kubelet first posts a status. */
const STARTUP_GRACE = 60_000;

/** The taint for a status of a condition. `NoSchedule` keeps new Pods away, `NoExecute` evicts Pods. */
const TAINTS: readonly {
  readonly type: string;
  readonly status: string;
  readonly key: string;
  readonly executes: boolean;
}[] = [
  { type: 'Ready', status: 'False', key: 'node.kubernetes.io/not-ready', executes: true },
  { type: 'Ready', status: 'Unknown', key: 'node.kubernetes.io/unreachable', executes: true },
  { type: 'MemoryPressure', status: 'True', key: 'node.kubernetes.io/memory-pressure', executes: false },
  { type: 'DiskPressure', status: 'True', key: 'node.kubernetes.io/disk-pressure', executes: false },
  { type: 'PIDPressure', status: 'True', key: 'node.kubernetes.io/pid-pressure', executes: false },
  {
    type: 'NetworkUnavailable',
    status: 'True',
    key: 'node.kubernetes.io/network-unavailable',
    executes: false,
  },
];
const UNSCHEDULABLE = 'node.kubernetes.io/unschedulable';
const REMOVED = 'removed ';
const CONDITIONS = ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure'];

/**
 * Taints nodes according to their conditions, and detects silent nodes.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/nodes/#node-controller
 */
export function makeNodeLifecycle(switches: KubeletSwitches): Controller {
  return {
    name: 'node-lifecycle-controller',
    component: 'node-controller',
    user: {
      name: 'system:serviceaccount:kube-system:node-controller',
      groups: ['system:serviceaccounts', 'system:serviceaccounts:kube-system', 'system:authenticated'],
    },
    watches: [{ resource: 'nodes', keys: (node, world) => nodeKeys(node, world) }],
    reconcile: (key, world) => {
      if (key.startsWith(REMOVED)) return { writes: [removalEvent(key.slice(REMOVED.length))] };
      const node = world.get('nodes', ...splitKey(key));
      return node === undefined ? { writes: [] } : sync(node, switches, world);
    },
  };
}

/** The keys to queue for a node, whether it exists or was removed. */
function nodeKeys(node: JsonObject, world: World): string[] {
  const { name, uid } = objectAt(node, 'metadata');
  const isThere = world.get('nodes', '', String(name)) !== undefined;
  return [isThere ? keyOf(node) : `${REMOVED}${String(uid)} ${String(name)}`];
}

function removalEvent(key: string): Write {
  const [uid = '', name = ''] = key.split(' ');
  const about = { apiVersion: 'v1', kind: 'Node', metadata: { name, uid } };
  return eventOf(
    about,
    'Normal',
    'RemovingNode',
    `Node ${name} event: Removing Node ${name} from Controller`,
  );
}

function sync(node: JsonObject, switches: KubeletSwitches, world: World): Reconciled {
  const name = textAt(node, 'metadata', 'name');
  const end = endOfGrace(node, switches, world);
  const left = end === undefined ? undefined : end - world.now;
  const lost = left !== undefined && left <= 0 ? markLost(node, world.now) : undefined;
  if (lost !== undefined)
    return {
      writes: [lost, eventOf(node, 'Normal', 'NodeNotReady', `Node ${name} status is now: NodeNotReady`)],
    };
  const requeueAfter = left !== undefined && left > 0 ? { requeueAfter: left + 1 } : {};
  return { writes: [...taint(node, world.now), ...markPods(node, world)], ...requeueAfter };
}

/** The time when a node counts as lost unless its kubelet reports, or `undefined` if its kubelet does. */
function endOfGrace(node: JsonObject, switches: KubeletSwitches, world: World): number | undefined {
  const heard = switches.isStopped(textAt(node, 'metadata', 'name')) ? lastHeard(node, world) : undefined;
  if (heard !== undefined) return heard + GRACE;
  const created = timeOf(objectAt(node, 'metadata').creationTimestamp);
  const isNew = conditionOf(objectAt(node, 'status'), 'Ready') === undefined;
  return isNew && created !== undefined ? created + STARTUP_GRACE : undefined;
}

/** The time when a node with a stopped kubelet last renewed its lease, or `undefined` if it has no lease and nothing is known. */
function lastHeard(node: JsonObject, world: World): number | undefined {
  const lease = world.get('leases.coordination.k8s.io', 'kube-node-lease', textAt(node, 'metadata', 'name'));
  return timeOf(objectAt({ lease: lease ?? null }, 'lease', 'spec').renewTime);
}

/** The write that marks a silent node as lost, or `undefined` if it is already marked. */
function markLost(node: JsonObject, now: number): Write | undefined {
  const status = objectAt(node, 'status');
  const unknown = CONDITIONS.filter((type) => conditionOf(status, type)?.status !== 'Unknown');
  if (unknown.length === 0) return undefined;
  const conditions = CONDITIONS.map((type) => {
    const known = conditionOf(status, type);
    if (!unknown.includes(type)) return known ?? {};
    return {
      type,
      status: 'Unknown',
      lastHeartbeatTime: known?.lastHeartbeatTime ?? textAt(node, 'metadata', 'creationTimestamp'),
      lastTransitionTime: timeText(now),
      reason: known === undefined ? 'NodeStatusNeverUpdated' : 'NodeStatusUnknown',
      message:
        known === undefined ? 'Kubelet never posted node status.' : 'Kubelet stopped posting node status.',
    };
  });
  const byType = new Map(conditions.map((condition) => [condition.type, condition]));
  const kept = objectsAt(status, 'conditions').map(
    (condition) => byType.get(condition.type ?? '') ?? condition,
  );
  const added = conditions.filter(({ type }) => conditionOf(status, String(type)) === undefined);
  return {
    do: 'update',
    resource: 'nodes',
    object: { ...node, status: { ...status, conditions: [...kept, ...added] } },
    subresource: 'status',
  };
}

function taint(node: JsonObject, now: number): Write[] {
  const taints = objectsAt(node, 'spec', 'taints');
  const wanted = wantedTaints(node);
  const isOurs = ({ key }: JsonObject) => key === UNSCHEDULABLE || TAINTS.some((one) => one.key === key);
  const same = (a: JsonObject, b: JsonObject) => a.key === b.key && a.effect === b.effect;
  const kept = taints.filter((known) => !isOurs(known) || wanted.some((one) => same(one, known)));
  const added = wanted
    .filter((one) => !taints.some((known) => same(one, known)))
    .map((one) => ({ ...one, timeAdded: timeText(now) }));
  const next = [...kept, ...added];
  if (sameValue(taints, next)) return [];
  return [
    {
      do: 'patch',
      resource: 'nodes',
      namespace: '',
      name: textAt(node, 'metadata', 'name'),
      patch: { spec: { taints: next.length === 0 ? null : next } },
    },
  ];
}

function wantedTaints(node: JsonObject): JsonObject[] {
  const status = objectAt(node, 'status');
  const troubles = TAINTS.filter(({ type, status: value }) => conditionOf(status, type)?.status === value);
  return [
    ...troubles.map(({ key }) => ({ key, effect: 'NoSchedule' })),
    ...(objectAt(node, 'spec').unschedulable === true ? [{ key: UNSCHEDULABLE, effect: 'NoSchedule' }] : []),
    ...troubles.filter(({ executes }) => executes).map(({ key }) => ({ key, effect: 'NoExecute' })),
  ];
}

/** Marks the Pods of a node that is not ready as not ready. */
function markPods(node: JsonObject, world: World): Write[] {
  if (conditionOf(objectAt(node, 'status'), 'Ready')?.status !== 'Unknown') return [];
  const name = textAt(node, 'metadata', 'name');
  return world
    .podsOn(name)
    .filter(isReady)
    .flatMap((pod): Write[] => {
      const status = objectAt(pod, 'status');
      const conditions = objectsAt(status, 'conditions').map((condition) =>
        condition.type === 'Ready'
          ? { ...condition, status: 'False', lastTransitionTime: timeText(world.now) }
          : condition,
      );
      return [
        {
          do: 'update',
          resource: 'pods',
          object: { ...pod, status: { ...status, conditions } },
          subresource: 'status',
        },
        eventOf(pod, 'Warning', 'NodeNotReady', 'Node is not ready'),
      ];
    });
}
