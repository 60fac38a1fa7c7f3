import { type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import { timeOf } from '../../time.ts';
import { isReady, phaseOf, readySince, restartsOf } from '../pod-state.ts';

const PHASES: readonly string[] = ['Pending', 'Unknown', 'Running'];
const COST = 'controller.kubernetes.io/pod-deletion-cost';

/**
 * Sorts Pods in the order in which a controller with too many deletes them: those whose loss matters least come first.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#scaling-a-replicaset
 */
export function inDeletionOrder(
  pods: readonly JsonObject[],
  related: readonly JsonObject[],
  now: number,
): JsonObject[] {
  const perNode = new Map<string, number>();
  for (const pod of related) {
    const node = nodeOf(pod);
    perNode.set(node, (perNode.get(node) ?? 0) + 1);
  }
  const rank = (pod: JsonObject): readonly number[] => [
    nodeOf(pod) === '' ? 0 : 1,
    PHASES.indexOf(phaseOf(pod)),
    isReady(pod) ? 1 : 0,
    Number(objectAt(pod, 'metadata', 'annotations')[COST] ?? 0),
    -(perNode.get(nodeOf(pod)) ?? 0),
    ageRank(readySince(pod), now),
    -restartsOf(pod),
    ageRank(timeOf(textAt(pod, 'metadata', 'creationTimestamp')), now),
  ];
  return pods
    .map((pod) => ({ pod, rank: rank(pod) }))
    .sort((a, b) => firstDifference(a.rank, b.rank))
    .map(({ pod }) => pod);
}

function nodeOf(pod: JsonObject): string {
  return textAt(pod, 'spec', 'nodeName');
}

/**
 * Ages count by powers of two, in nanoseconds, so that the youngest of Pods of about the same age is not always the one that goes.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/controller/controller_utils.go (logarithmicRankDiff)
 */
function ageRank(since: number | undefined, now: number): number {
  const nanoseconds = since === undefined ? 0 : (now - since) * 1e6;
  return nanoseconds > 0 ? Math.floor(Math.log2(nanoseconds)) : -1;
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  for (const [position, value] of a.entries()) {
    const difference = value - (b[position] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
