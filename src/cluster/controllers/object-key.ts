import { type JsonObject, textAt } from '../../kubernetes/json.ts';
import type { Watch } from './controller.ts';
import { controllerOf } from './owner.ts';

/** The key of an object in a controller's queue: `namespace/name`, with an empty namespace for cluster-scoped objects. */
export function keyOf(object: JsonObject): string {
  return `${textAt(object, 'metadata', 'namespace')}/${textAt(object, 'metadata', 'name')}`;
}

/** The two parts of a key. */
export function splitKey(key: string): readonly [namespace: string, name: string] {
  const slash = key.indexOf('/');
  return [key.slice(0, slash), key.slice(slash + 1)];
}

/** Queues each changed object of a resource by its own key. */
export function itself(resource: string): Watch {
  return { resource, keys: (object) => [keyOf(object)] };
}

/** The key of the controller of this kind that owns an object; empty if there is none. */
export function controllerKey(object: JsonObject, kind: string): string[] {
  const owner = controllerOf(object);
  return owner?.kind === kind ? [`${textAt(object, 'metadata', 'namespace')}/${textAt(owner, 'name')}`] : [];
}
