import { type JsonObject, listAt, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { perObject } from '../../../kubernetes/per-object.ts';
import { podRequests, podRequestsForScore, type Resources, readResources } from '../../pods/resources.ts';
import type { World } from '../../world.ts';
import { hasEnded } from '../pod-state.ts';

/** A host port that a Pod uses. */
export interface HostPort {
  readonly ip: string;
  readonly protocol: string;
  readonly port: number;
}

/** A Pod with the data that the scheduler uses. */
export interface PodInfo {
  readonly pod: JsonObject;
  readonly name: string;
  readonly namespace: string;
  readonly labels: JsonObject;
  readonly priority: number;
  readonly requests: Resources;
  readonly requestsForScore: Resources;
  readonly ports: readonly HostPort[];
}

/** A node with the Pods that use its resources. */
export interface NodeInfo {
  readonly node: JsonObject;
  readonly name: string;
  readonly labels: JsonObject;
  readonly taints: readonly JsonObject[];
  readonly allocatable: Resources;
  readonly pods: readonly PodInfo[];
  /** Its Pods that have affinity or anti-affinity terms. */
  readonly podsWithAffinity: readonly PodInfo[];
}

/** The input of one attempt to schedule a Pod. */
export interface Cycle {
  readonly pod: PodInfo;
  readonly nodes: readonly NodeInfo[];
  readonly world: World;
}

/** The data of a Pod that the scheduler uses. */
export const podInfo = perObject(
  (pod: JsonObject): PodInfo => ({
    pod,
    name: textAt(pod, 'metadata', 'name'),
    namespace: textAt(pod, 'metadata', 'namespace'),
    labels: objectAt(pod, 'metadata', 'labels'),
    priority: numberAt(pod, 'spec', 'priority') ?? 0,
    requests: podRequests(pod),
    requestsForScore: podRequestsForScore(pod),
    ports: hostPorts(pod),
  }),
);

/** Every node with the Pods that are bound to it and have not ended. */
export function nodeInfos(world: World): NodeInfo[] {
  return world.list('nodes').map((node) => nodeInfo(node, world.podsOn(textAt(node, 'metadata', 'name'))));
}

const lastOf = new WeakMap<JsonObject, { readonly bound: readonly JsonObject[]; readonly info: NodeInfo }>();

/** Cached until the node or one of its Pods changes. */
function nodeInfo(node: JsonObject, bound: readonly JsonObject[]): NodeInfo {
  const last = lastOf.get(node);
  if (last?.bound === bound) return last.info;
  const pods = bound.filter((pod) => !hasEnded(pod)).map(podInfo);
  const info: NodeInfo = {
    node,
    name: textAt(node, 'metadata', 'name'),
    labels: objectAt(node, 'metadata', 'labels'),
    taints: objectsAt(node, 'spec', 'taints'),
    allocatable: last?.info.allocatable ?? readResources(objectAt(node, 'status', 'allocatable')),
    pods,
    podsWithAffinity: pods.filter(hasAffinity),
  };
  lastOf.set(node, { bound, info });
  return info;
}

/** The node as if these Pods were running on it. */
export function withPods(node: NodeInfo, pods: readonly PodInfo[]): NodeInfo {
  return { ...node, pods, podsWithAffinity: pods.filter(hasAffinity) };
}

function hasAffinity({ pod }: PodInfo): boolean {
  return objectAt(pod, 'spec').affinity !== undefined;
}

const SUMS = {
  requests: new WeakMap<NodeInfo, ReadonlyMap<string, number>>(),
  requestsForScore: new WeakMap<NodeInfo, ReadonlyMap<string, number>>(),
};

/** The total requests of the Pods on a node. */
export function requestedOf(
  node: NodeInfo,
  which: 'requests' | 'requestsForScore',
): ReadonlyMap<string, number> {
  const before = SUMS[which].get(node);
  if (before !== undefined) return before;
  const sum = new Map<string, number>();
  for (const pod of node.pods)
    for (const [name, amount] of pod[which]) sum.set(name, (sum.get(name) ?? 0) + amount);
  SUMS[which].set(node, sum);
  return sum;
}

function hostPorts(pod: JsonObject): HostPort[] {
  const containers = [
    ...objectsAt(pod, 'spec', 'containers'),
    ...objectsAt(pod, 'spec', 'initContainers').filter((c) => textAt(c, 'restartPolicy') === 'Always'),
  ];
  return containers
    .flatMap((container) => listAt(container, 'ports'))
    .filter((port) => (numberAt(port, 'hostPort') ?? 0) > 0)
    .map((port) => ({
      ip: textAt(port, 'hostIP') || '0.0.0.0',
      protocol: textAt(port, 'protocol') || 'TCP',
      port: numberAt(port, 'hostPort') ?? 0,
    }));
}
