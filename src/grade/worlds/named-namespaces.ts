import { type JsonObject, textAt } from '../../kubernetes/json.ts';
import { isBuiltIn } from './world-objects.ts';

/** The namespaces of objects that are neither among them nor in every cluster. */
export function namedNamespaces(objects: readonly JsonObject[]): JsonObject[] {
  const names = new Set(objects.map((object) => textAt(object, 'metadata', 'namespace')));
  const given = objects
    .filter(({ kind }) => kind === 'Namespace')
    .map((one) => textAt(one, 'metadata', 'name'));
  return [...names]
    .filter((name) => name !== '' && !given.includes(name) && !isBuiltIn(name))
    .map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
}
