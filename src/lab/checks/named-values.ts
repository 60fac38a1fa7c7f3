import { placeOfObject } from '../../kubernetes/manifest/match/place-of-object.ts';
import { fieldOf } from '../../kubernetes/schema/schemas.ts';
import type { YamlNode } from '../../yaml/yaml-node.ts';

/** Keys whose values follow from the task's wording. */
const UNNAMED = new Set(['apiVersion', 'kind', 'apiGroup', 'apiGroups', 'operator']);
/** Values that are booleans, null or empty. */
const PLAIN = /^(?:true|false|null|)$/;

/**
 * The values in a check that a learner could not guess, so that the task must mention them: all texts and numbers except kinds, versions,
 * booleans, values of the API's enumerations, and status fields that are not numbers.
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
