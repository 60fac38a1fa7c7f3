import { type JsonObject, objectAt, objectsAt } from '../../kubernetes/json.ts';
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

const NAMESPACE = 'kube-node-lease';
const LEASE_SECONDS = 40;
/** How often a kubelet renews its lease: a quarter of the time that it holds. */
const RENEW = 10_000;
const STATUS_EVERY = 300_000;

/**
 * The leases by which kubelets say that they are alive. Nodes whose Ready condition is not True are left alone, unless their kubelets have just been started.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/nodes/#heartbeats
 */
export function makeHeartbeat(profile: KubeletProfile, switches = new KubeletSwitches()): Controller {
  return {
    name: 'node-heartbeat',
    user: { name: 'system:kubelet', groups: ['system:masters', 'system:authenticated'] },
    component: 'kubelet',
    manager: 'kubelet',
    watches: [{ resource: 'nodes', keys: (node, _, before) => (before === undefined ? [keyOf(node)] : []) }],
    memory: switches,
    reconcile: (key, world) => {
      const name = key.slice(key.indexOf('/') + 1);
      const node = world.get('nodes', '', name);
      if (node === undefined) return { writes: [] };
      if (switches.isStopped(name)) return { writes: [], again: RENEW };
      if (switches.isReturning(name)) {
        const told = comeBack(name, node, world, profile);
        if (told === undefined) switches.settle(name);
        else return told;
      }
      const ready = conditionOf(objectAt(node, 'status'), 'Ready');
      if (ready !== undefined && ready.status !== 'True') return { writes: [], again: RENEW };
      return renew(name, node, world, profile);
    },
  };
}

/** How a kubelet that was started tells that its node is well; `undefined` once it has. */
function comeBack(
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
    again: RENEW,
    writes: [
      leaseWrite(name, node, world, profile),
      eventOf(node, 'Normal', 'Starting', 'Starting kubelet.'),
      ...writeStatus('nodes', node, { ...status, conditions: [...others, ...conditions] }),
      eventOf(node, 'Normal', 'NodeReady', ready),
    ],
  };
}

function renew(name: string, node: JsonObject, world: World, profile: KubeletProfile): Reconciled {
  return { writes: [leaseWrite(name, node, world, profile), ...beat(node, world.now)], again: RENEW };
}

function leaseWrite(name: string, node: JsonObject, world: World, profile: KubeletProfile): Write {
  const lease = world.get('leases.coordination.k8s.io', NAMESPACE, name);
  const spec = {
    holderIdentity: name,
    leaseDurationSeconds: LEASE_SECONDS,
    renewTime: timeText(world.now).replace('Z', '.000000Z'),
  };
  const write: Write =
    lease === undefined
      ? {
          do: 'create',
          resource: 'leases.coordination.k8s.io',
          object: newLease(name, profile.ownsLeases ? node : undefined, spec),
        }
      : {
          do: 'patch',
          resource: 'leases.coordination.k8s.io',
          namespace: NAMESPACE,
          name,
          patch: { spec },
        };
  return { ...write, next: () => [] };
}

/** Every five minutes the conditions of a node tell that they are still so. */
function beat(node: JsonObject, now: number): Write[] {
  const status = objectAt(node, 'status');
  const conditions = objectsAt(status, 'conditions');
  const old = (condition: JsonObject) => now - (timeOf(condition.lastHeartbeatTime) ?? now) >= STATUS_EVERY;
  if (!conditions.some(old)) return [];
  const lastHeartbeatTime = timeText(now);
  const fresh = conditions.map((condition) =>
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
