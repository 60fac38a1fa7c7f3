import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { healthyConditions } from '../bootstrap/nodes.ts';
import { conditionOf, isTrue } from '../controllers/condition.ts';
import type { Controller, Reconciled, Write } from '../controllers/controller.ts';
import { keyOf } from '../controllers/object-key.ts';
import { uidOf } from '../controllers/owner.ts';
import { eventOf } from '../controllers/pod-writes.ts';
import { writeStatus } from '../controllers/status-write.ts';
import { timeOf, timeText } from '../time.ts';
import type { World } from '../world.ts';
import { KubeletSwitches } from './kubelet-switches.ts';
import type { KubeletProfile } from './profile.ts';

const LEASES = 'leases.coordination.k8s.io';
const NAMESPACE = 'kube-node-lease';
const LEASE_SECONDS = 40;
/** The interval at which a kubelet renews its lease, in milliseconds: a quarter of the lease duration. */
const RENEW = 10_000;
const STATUS_EVERY = 300_000;

/**
 * Renews the leases with which kubelets show that they are alive; they are computed when something reads them. Nodes whose Ready condition
 * is not True are skipped unless their kubelets were just started.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/nodes/#heartbeats
 */
export function makeHeartbeat(profile: KubeletProfile, switches = new KubeletSwitches()): Controller {
  return {
    name: 'node-heartbeat',
    user: { name: 'system:kubelet', groups: ['system:masters', 'system:authenticated'] },
    component: 'kubelet',
    manager: 'kubelet',
    watches: [
      {
        resource: 'nodes',
        keys: (node, _, before) =>
          before === undefined || readiness(node) !== readiness(before) ? [keyOf(node)] : [],
      },
      { resource: LEASES, keys: (lease, world) => (isLost(lease, world) ? [nodeKey(lease)] : []) },
    ],
    memory: switches,
    late: { resource: LEASES, every: RENEW, due: (world) => renewals(world, switches) },
    reconcile: (key, world) => {
      const name = key.slice(key.indexOf('/') + 1);
      const node = world.get('nodes', '', name);
      if (node === undefined || switches.isStopped(name)) return { writes: [] };
      if (switches.isReturning(name)) {
        const report = reportReady(name, node, world, profile);
        if (report !== undefined) return report;
        switches.settle(name);
      }
      return renewsLease(node) ? heartbeat(name, node, world, profile) : { writes: [] };
    },
  };
}

function readiness(node: JsonObject): string {
  return textAt(conditionOf(objectAt(node, 'status'), 'Ready'), 'status');
}

/** Whether the kubelet of a node renews its lease. */
function renewsLease(node: JsonObject): boolean {
  return ['', 'True'].includes(readiness(node));
}

/** Whether the lease of a node was deleted. */
function isLost(lease: JsonObject, world: World): boolean {
  const { namespace, name } = objectAt(lease, 'metadata');
  return namespace === NAMESPACE && world.get(LEASES, NAMESPACE, String(name)) === undefined;
}

function nodeKey(lease: JsonObject): string {
  return `/${textAt(lease, 'metadata', 'name')}`;
}

/** The renewals that are due but not written yet. */
function renewals(world: World, switches: KubeletSwitches): Write[] {
  return world.list('nodes').flatMap((node) => {
    const name = textAt(node, 'metadata', 'name');
    const lease = world.get(LEASES, NAMESPACE, name);
    const last = timeOf(textAt(lease, 'spec', 'renewTime'));
    if (last === undefined || switches.isStopped(name) || !renewsLease(node)) return [];
    const missed = Math.floor((world.now - last) / RENEW);
    return missed < 1 ? [] : [renewal(name, last + missed * RENEW)];
  });
}

/** The writes with which a restarted kubelet reports that its node is ready, or `undefined` if the node is already ready. */
function reportReady(
  name: string,
  node: JsonObject,
  world: World,
  profile: KubeletProfile,
): Reconciled | undefined {
  const status = objectAt(node, 'status');
  const others = objectsAt(status, 'conditions').filter(
    ({ type }) => !healthyConditions('').some((one) => one.type === type),
  );
  const time = timeText(world.now);
  const conditions = healthyConditions(time).map((condition) => {
    const before = conditionOf(status, String(condition.type));
    const since = before?.status === condition.status ? before?.lastTransitionTime : undefined;
    return { ...condition, lastTransitionTime: since ?? time };
  });
  if (isTrue(status, 'Ready')) return undefined;
  const ready = `Node ${name} status is now: NodeReady`;
  return {
    writes: [
      leaseWrite(name, node, world, profile),
      eventOf(node, 'Normal', 'Starting', 'Starting kubelet.'),
      ...writeStatus('nodes', node, { ...status, conditions: [...others, ...conditions] }),
      eventOf(node, 'Normal', 'NodeReady', ready),
    ],
  };
}

/** Creates a missing lease or renews an old one; every five minutes also confirms the conditions of the node. */
function heartbeat(name: string, node: JsonObject, world: World, profile: KubeletProfile): Reconciled {
  const renewed = timeOf(textAt(world.get(LEASES, NAMESPACE, name), 'spec', 'renewTime'));
  const isFresh = renewed !== undefined && world.now - renewed < RENEW;
  const lease = isFresh ? [] : [leaseWrite(name, node, world, profile)];
  const conditions = objectsAt(node, 'status', 'conditions');
  const heartbeats = conditions.map(({ lastHeartbeatTime }) => timeOf(lastHeartbeatTime) ?? world.now);
  const due = Math.min(world.now, ...heartbeats) + STATUS_EVERY;
  if (due > world.now) return { writes: lease, requeueAfter: due - world.now };
  return { writes: [...lease, ...confirmConditions(node, world.now)], requeueAfter: STATUS_EVERY };
}

function leaseWrite(name: string, node: JsonObject, world: World, profile: KubeletProfile): Write {
  if (world.get(LEASES, NAMESPACE, name) !== undefined) return renewal(name, world.now);
  const object = newLease(name, profile.ownsLeases ? node : undefined, heldAt(name, world.now));
  return { do: 'create', resource: LEASES, object, next: () => [] };
}

function renewal(name: string, time: number): Write {
  const patch = { spec: heldAt(name, time) };
  return { do: 'patch', resource: LEASES, namespace: NAMESPACE, name, patch, next: () => [] };
}

function heldAt(name: string, time: number): JsonObject {
  return {
    holderIdentity: name,
    leaseDurationSeconds: LEASE_SECONDS,
    renewTime: timeText(time).replace('Z', '.000000Z'),
  };
}

function confirmConditions(node: JsonObject, now: number): Write[] {
  const status = objectAt(node, 'status');
  const lastHeartbeatTime = timeText(now);
  const fresh = objectsAt(status, 'conditions').map((condition) =>
    condition.lastHeartbeatTime === undefined ? condition : { ...condition, lastHeartbeatTime },
  );
  return writeStatus('nodes', node, { ...status, conditions: fresh });
}

function newLease(name: string, owner: JsonObject | undefined, spec: JsonObject): JsonObject {
  const references = owner && [{ apiVersion: 'v1', kind: 'Node', name, uid: uidOf(owner) }];
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name, namespace: NAMESPACE, ...(references && { ownerReferences: references }) },
    spec,
  };
}
