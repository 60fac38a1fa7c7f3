import {
  isObject,
  type JsonObject,
  listAt,
  objectAt,
  objectsAt,
  textAt,
} from '../../../../kubernetes/json.ts';
import { includesLabels } from '../../../label-selector.ts';
import { matchesNodeTerm } from '../../../node-terms.ts';
import { type Filter, never } from './filter.ts';

const UNFIT = "node(s) didn't match Pod's node affinity/selector";

/** Enforces a Pod's node selector and required node affinity. */
export const NODE_AFFINITY: Filter = {
  name: 'NodeAffinity',
  prepare: ({ pod }) => {
    const selector = objectAt(pod.pod, 'spec', 'nodeSelector');
    const required = requiredTerms(pod.pod);
    if (required === undefined && Object.keys(selector).length === 0) return { skip: true };
    const only = required === undefined ? undefined : namedNodes(required);
    if (only?.size === 0) return { refuses: 'pod affinity terms conflict' };
    return {
      check: ({ node, labels }) =>
        includesLabels(labels, selector) &&
        (required === undefined || required.some((term) => matchesNodeTerm(term, node)))
          ? undefined
          : never(UNFIT),
      ...(only !== undefined && { only }),
    };
  },
};

/** The terms of which a node must satisfy at least one, or `undefined` if the Pod requires nothing. */
export function requiredTerms(pod: JsonObject): JsonObject[] | undefined {
  const affinity = objectAt(pod, 'spec', 'affinity', 'nodeAffinity');
  const required = affinity.requiredDuringSchedulingIgnoredDuringExecution;
  return isObject(required) ? objectsAt(required, 'nodeSelectorTerms') : undefined;
}

/** The nodes listed by name in all terms, as for Pods of a DaemonSet, or `undefined` if a term does not restrict the name. */
function namedNodes(terms: readonly JsonObject[]): Set<string> | undefined {
  const all = new Set<string>();
  for (const term of terms) {
    const lists = objectsAt(term, 'matchFields')
      .filter((f) => textAt(f, 'key') === 'metadata.name' && textAt(f, 'operator') === 'In')
      .map((f) => listAt(f, 'values').map(String));
    const [first, ...others] = lists;
    if (first === undefined) return undefined;
    for (const name of first) if (others.every((names) => names.includes(name))) all.add(name);
  }
  return terms.length === 0 ? undefined : all;
}
