import { isObject, type JsonObject, objectAt, objectsAt, textAt } from '../../../../kubernetes/json.ts';
import { lookUp } from '../../../../source/look-up.ts';
import { includesLabels } from '../../../label-selector.ts';
import type { World } from '../../../world.ts';
import type { Cycle, NodeInfo } from '../snapshot.ts';
import { countPods, countsFor, type SpreadConstraint, spreadConstraints } from '../spread-constraints.ts';
import { BEST, type Scorer } from './scorer.ts';

const HOSTNAME = 'kubernetes.io/hostname';
const OWNERS: Readonly<Record<string, string>> = {
  ReplicaSet: 'replicasets.apps',
  StatefulSet: 'statefulsets.apps',
  ReplicationController: 'replicationcontrollers',
};

interface Preferences {
  readonly constraints: readonly SpreadConstraint[];
  /** Whether a node that lacks one of the keys scores 0. */
  readonly needsAllKeys: boolean;
}

/**
 * Prefers topology domains with few Pods of the same kind, by the Pod's soft constraints; without them, by host name and zone for Pods of a
 * Service or a workload.
 */
export const POD_TOPOLOGY_SPREAD: Scorer = {
  name: 'PodTopologySpread',
  weight: 2,
  score: (cycle, nodes) => {
    const preferences = preferencesOf(cycle);
    if (preferences.constraints.length === 0) return undefined;
    const counted = nodes.filter(
      (node) => !preferences.needsAllKeys || preferences.constraints.every(({ key }) => key in node.labels),
    );
    const raw = new Map(counted.map((node) => [node, 0]));
    for (const constraint of preferences.constraints) addScores(constraint, cycle, counted, raw);
    const rounded = new Map([...raw].map(([node, score]) => [node, Math.round(score)]));
    const most = Math.max(...rounded.values());
    const least = Math.min(...rounded.values());
    return nodes.map((node) => {
      const score = rounded.get(node);
      if (score === undefined) return 0;
      return most === 0 ? BEST : Math.floor((BEST * (most + least - score)) / most);
    });
  },
};

function addScores(
  constraint: SpreadConstraint,
  { pod, nodes: all }: Cycle,
  counted: readonly NodeInfo[],
  raw: Map<NodeInfo, number>,
): void {
  const { key, maxSkew } = constraint;
  const perPlace = new Map(counted.map((node) => [textAt(node.labels, key), 0]));
  const weight = Math.log((key === HOSTNAME ? counted.length : perPlace.size) + 2);
  if (key !== HOSTNAME)
    for (const node of all) {
      if (!(key in node.labels)) continue;
      const place = textAt(node.labels, key);
      const before = perPlace.get(place);
      if (before !== undefined && countsFor(constraint, pod.pod, node))
        perPlace.set(place, before + countPods(constraint, pod, node));
    }
  for (const node of counted) {
    if (!(key in node.labels)) continue;
    const count =
      key === HOSTNAME ? countPods(constraint, pod, node) : (perPlace.get(textAt(node.labels, key)) ?? 0);
    raw.set(node, (raw.get(node) ?? 0) + count * weight + maxSkew - 1);
  }
}

function preferencesOf({ pod, world }: Cycle): Preferences {
  const own = objectsAt(pod.pod, 'spec', 'topologySpreadConstraints');
  if (own.length > 0)
    return { constraints: spreadConstraints(pod.pod, 'ScheduleAnyway'), needsAllKeys: true };
  const selector = commonSelector(pod.pod, pod.labels, world);
  if (selector === undefined) return { constraints: [], needsAllKeys: false };
  const common = { minDomains: 1, selector, honorsAffinity: true, honorsTaints: false };
  return {
    constraints: [
      { ...common, key: HOSTNAME, maxSkew: 3 },
      { ...common, key: 'topology.kubernetes.io/zone', maxSkew: 5 },
    ],
    needsAllKeys: false,
  };
}

/** The combined selector of the Services that select a Pod and of the workload that owns it. */
function commonSelector(pod: JsonObject, labels: JsonObject, world: World): JsonObject | undefined {
  const namespace = textAt(pod, 'metadata', 'namespace');
  const matchLabels: JsonObject = {};
  for (const service of world.list('services', namespace)) {
    const selector = objectAt(service, 'spec', 'selector');
    if (Object.keys(selector).length > 0 && includesLabels(labels, selector))
      Object.assign(matchLabels, selector);
  }
  const matchExpressions: JsonObject[] = [];
  const owner = objectsAt(pod, 'metadata', 'ownerReferences').find((o) => o.controller === true);
  const resource = lookUp(OWNERS, textAt(owner, 'kind'));
  const set = resource && world.get(resource, namespace, textAt(owner, 'name'));
  const selector = objectAt(set, 'spec').selector;
  if (isObject(selector)) {
    const plain = resource === 'replicationcontrollers' ? selector : objectAt(selector, 'matchLabels');
    Object.assign(matchLabels, plain);
    matchExpressions.push(...objectsAt(selector, 'matchExpressions'));
  }
  const isEmpty = Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
  return isEmpty ? undefined : { matchLabels, matchExpressions };
}
