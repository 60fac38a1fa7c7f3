import {
  isObject,
  type JsonObject,
  listAt,
  numberAt,
  objectAt,
  objectsAt,
  textAt,
} from '../../../kubernetes/json.ts';
import { includesLabels, selectsLabels } from '../../label-selector.ts';
import { matchesNodeTerm } from '../../node-terms.ts';
import { requiredTerms } from './filters/node-affinity.ts';
import type { NodeInfo, PodInfo } from './snapshot.ts';
import { untolerated } from './tolerations.ts';

/** One topology spread constraint of a Pod. */
export interface SpreadConstraint {
  readonly key: string;
  readonly maxSkew: number;
  readonly minDomains: number;
  readonly selector: JsonObject | undefined;
  readonly honorsAffinity: boolean;
  readonly honorsTaints: boolean;
}

/**
 * The constraints of a Pod with this value of `whenUnsatisfiable`.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function spreadConstraints(
  pod: JsonObject,
  answer: 'DoNotSchedule' | 'ScheduleAnyway',
): SpreadConstraint[] {
  return objectsAt(pod, 'spec', 'topologySpreadConstraints')
    .filter((constraint) => textAt(constraint, 'whenUnsatisfiable') === answer)
    .map((constraint) => ({
      key: textAt(constraint, 'topologyKey'),
      maxSkew: numberAt(constraint, 'maxSkew') ?? 1,
      minDomains: numberAt(constraint, 'minDomains') ?? 1,
      selector: withLabelKeys(constraint, objectAt(pod, 'metadata', 'labels')),
      honorsAffinity: textAt(constraint, 'nodeAffinityPolicy') !== 'Ignore',
      honorsTaints: textAt(constraint, 'nodeTaintsPolicy') === 'Honor',
    }));
}

function withLabelKeys(constraint: JsonObject, labels: JsonObject): JsonObject | undefined {
  const selector = constraint.labelSelector;
  if (!isObject(selector)) return undefined;
  const more = listAt(constraint, 'matchLabelKeys')
    .map(String)
    .filter((key) => key in labels)
    .map((key) => ({ key, operator: 'In', values: [labels[key] ?? ''] }));
  if (more.length === 0) return selector;
  return { ...selector, matchExpressions: [...listAt(selector, 'matchExpressions'), ...more] };
}

/** Whether a node counts for a constraint, according to its policies for node affinity and taints. */
export function countsFor(constraint: SpreadConstraint, pod: JsonObject, node: NodeInfo): boolean {
  if (constraint.honorsAffinity && !wantsNode(pod, node)) return false;
  return !constraint.honorsTaints || untolerated(pod, node.taints, ['NoSchedule', 'NoExecute']) === undefined;
}

function wantsNode(pod: JsonObject, { node, labels }: NodeInfo): boolean {
  const required = requiredTerms(pod);
  return (
    includesLabels(labels, objectAt(pod, 'spec', 'nodeSelector')) &&
    (required === undefined || required.some((term) => matchesNodeTerm(term, node)))
  );
}

/** The number of Pods on a node that a constraint counts: those in the same namespace that are not being deleted. */
export function countPods(constraint: SpreadConstraint, pod: PodInfo, node: NodeInfo): number {
  return node.pods.filter(
    (other) =>
      other.namespace === pod.namespace &&
      textAt(other.pod, 'metadata', 'deletionTimestamp') === '' &&
      selectsLabels(constraint.selector, other.labels),
  ).length;
}
