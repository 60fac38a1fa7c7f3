import { type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { includesLabels, labelsOf, meetsExpression } from '../../label-selector.ts';
import { podFromTemplate } from '../pod-template.ts';
import { tolerates } from '../scheduler/tolerations.ts';

export const HASH_LABEL = 'controller-revision-hash';
export const GENERATION_LABEL = 'pod-template-generation';

const NODE_TROUBLES: readonly (readonly [key: string, effect: string])[] = [
  ['node.kubernetes.io/not-ready', 'NoExecute'],
  ['node.kubernetes.io/unreachable', 'NoExecute'],
  ['node.kubernetes.io/disk-pressure', 'NoSchedule'],
  ['node.kubernetes.io/memory-pressure', 'NoSchedule'],
  ['node.kubernetes.io/pid-pressure', 'NoSchedule'],
  ['node.kubernetes.io/unschedulable', 'NoSchedule'],
];

/** The tolerations that each Pod of a DaemonSet receives. @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#taints-and-tolerations */
function tolerationsOf(template: JsonObject): JsonObject[] {
  const spec = objectAt(template, 'spec');
  const added =
    spec.hostNetwork === true ? [['node.kubernetes.io/network-unavailable', 'NoSchedule'] as const] : [];
  return [...objectsAt(spec, 'tolerations'), ...tolerationsAgainst([...NODE_TROUBLES, ...added])];
}

function tolerationsAgainst(taints: readonly (readonly [string, string])[]): JsonObject[] {
  return taints.map(([key, effect]) => ({ key, operator: 'Exists', effect }));
}

/** The Pod of a DaemonSet for one node, bound to it by an affinity for the node's name. */
export function podOfNode(set: JsonObject, node: string, hash: string): JsonObject {
  const template = objectAt(set, 'spec', 'template');
  const generation = objectAt(set, 'metadata', 'annotations')['deprecated.daemonset.template.generation'];
  const pod = podFromTemplate(set, template, {
    labels: { [HASH_LABEL]: hash, ...(generation !== undefined && { [GENERATION_LABEL]: generation }) },
  });
  const spec = objectAt(pod, 'spec');
  return {
    ...pod,
    spec: {
      ...spec,
      affinity: withNodeAffinity(objectAt(spec, 'affinity'), node),
      tolerations: tolerationsOf(template),
    },
  };
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

function withNodeAffinity(affinity: JsonObject, node: string): JsonObject {
  const matchFields: JsonObject[] = [{ key: 'metadata.name', operator: 'In', values: [node] }];
  const nodeAffinity = objectAt(affinity, 'nodeAffinity');
  const terms = objectsAt(nodeAffinity, REQUIRED, 'nodeSelectorTerms');
  return {
    ...affinity,
    nodeAffinity: {
      ...nodeAffinity,
      [REQUIRED]: {
        nodeSelectorTerms:
          terms.length === 0 ? [{ matchFields }] : terms.map((term) => ({ ...term, matchFields })),
      },
    },
  };
}

/** The node that a Pod is meant for: the one it runs on, or the one in its affinity. */
export function nodeOf(pod: JsonObject): string {
  const bound = textAt(pod, 'spec', 'nodeName');
  if (bound !== '') return bound;
  for (const term of objectsAt(pod, 'spec', 'affinity', 'nodeAffinity', REQUIRED, 'nodeSelectorTerms'))
    for (const field of objectsAt(term, 'matchFields'))
      if (field.key === 'metadata.name') return String((field.values as string[] | undefined)?.[0] ?? '');
  return '';
}

/** Whether a node should have a Pod of a DaemonSet, and whether an existing Pod may stay there. */
interface Place {
  readonly wants: boolean;
  readonly keeps: boolean;
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#running-pods-on-select-nodes */
export function placeOn(set: JsonObject, node: JsonObject): Place {
  const template = objectAt(set, 'spec', 'template');
  const nodeName = textAt(template, 'spec', 'nodeName');
  if (nodeName !== '' && nodeName !== textAt(node, 'metadata', 'name')) return { wants: false, keeps: false };
  if (!isSelected(objectAt(template, 'spec'), node)) return { wants: false, keeps: false };
  const tolerations = tolerationsOf(template);
  const repelling = objectsAt(node, 'spec', 'taints').filter(
    (taint) => taint.effect !== 'PreferNoSchedule' && !tolerations.some((one) => tolerates(one, taint)),
  );
  return {
    wants: repelling.length === 0,
    keeps: repelling.every((taint) => taint.effect !== 'NoExecute'),
  };
}

function isSelected(spec: JsonObject, node: JsonObject): boolean {
  const labels = labelsOf(node);
  if (!includesLabels(labels, objectAt(spec, 'nodeSelector'))) return false;
  const required = objectAt(spec, 'affinity', 'nodeAffinity')[REQUIRED];
  if (required === undefined) return true;
  const fields = { 'metadata.name': textAt(node, 'metadata', 'name') };
  return objectsAt(required, 'nodeSelectorTerms').some((term) => {
    const expressions = objectsAt(term, 'matchExpressions');
    const matchFields = objectsAt(term, 'matchFields');
    if (expressions.length + matchFields.length === 0) return false;
    return (
      expressions.every((expression) => meetsExpression(expression, labels)) &&
      matchFields.every((field) => meetsExpression(field, fields))
    );
  });
}
