import type { JsonObject } from '../../kubernetes/json.ts';
import { findResource, resourceId } from '../../kubernetes/kubectl/resources.ts';

/**
 * The name of an object: its resource (`deployments.apps`), its kind as people write it, its namespace (empty for cluster-scoped objects)
 * and its name.
 */
export interface ObjectName {
  readonly resource: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

const REFERENCE = /^([a-z][a-z0-9.-]*)\/([a-z0-9][a-z0-9.:-]*)(?:\s+-n\s+([a-z0-9-]+))?$/i;

/**
 * Reads `deploy/web -n shop`. Without `-n`, a namespaced object is in `default`. Returns `undefined` if the text does not have this form.
 */
export function readObjectName(text: string): ObjectName | undefined {
  const [, word = '', name = '', namespace] = REFERENCE.exec(text.trim()) ?? [];
  if (name === '') return undefined;
  const found = findResource(word);
  // A custom resource is written with its group: `crontabs.example.com`.
  if (found === undefined)
    return word.includes('.') ? { resource: word, kind: word, namespace: namespace ?? '', name } : undefined;
  if (!found.namespaced && namespace !== undefined) return undefined;
  return {
    resource: resourceId(found),
    kind: found.kind,
    namespace: found.namespaced ? (namespace ?? 'default') : '',
    name,
  };
}

/** `Deployment web in namespace shop`. */
export function nameInWords({ kind, name, namespace }: Omit<ObjectName, 'resource'>): string {
  return namespace === '' ? `${kind} ${name}` : `${kind} ${name} in namespace ${namespace}`;
}

/** The parts of an object's name that the task must mention. */
export function namedIn({ name, namespace }: ObjectName): readonly string[] {
  return namespace === '' ? [name] : [name, namespace];
}

interface Objects {
  get(resource: string, namespace: string, name: string): JsonObject | undefined;
}

/** The object with a name, or `undefined` if it does not exist. */
export function objectOf({ resource, namespace, name }: ObjectName, world: Objects): JsonObject | undefined {
  return world.get(resource, namespace, name);
}
