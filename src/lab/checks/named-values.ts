import { placeOfObject } from '../../kubernetes/manifest/match/place-of-object.ts';
import { fieldOf } from '../../kubernetes/schema/schemas.ts';
import type { YamlNode } from '../../yaml/yaml-node.ts';

/** Keys whose values follow from what the task says in words. */
const UNNAMED = new Set(['apiVersion', 'kind', 'apiGroup', 'apiGroups', 'operator']);
/** Values that say yes, no, or what a number means on its own. */
const PLAIN = /^(?:true|false|null|)$/;

/**
 * The values of a check that a learner could not guess, so that the task must name them: all texts and numbers but kinds, versions, switches, values of
 * a closed list of the API, and what is in a status other than a number.
 */
export function namedValues(root: YamlNode): readonly string[] {
  const values = new Set<string>();
  collect(root, placeOfObject(root).type, false, values);
  return [...values];
}

function collect(node: YamlNode, type: string, inStatus: boolean, into: Set<string>): void {
  if (node.kind === 'scalar') {
    if (node.value === null || PLAIN.test(node.raw)) return;
    if (!inStatus || typeof node.value === 'number') into.add(node.raw);
    return;
  }
  if (node.kind === 'list') {
    for (const item of node.items) collect(item, type, inStatus, into);
    return;
  }
  for (const { key, value } of node.entries) {
    const field = fieldOf(type, key);
    if (UNNAMED.has(key) || field?.values !== undefined) continue;
    collect(value, field?.type ?? '', inStatus || key === 'status', into);
  }
}
