import { type JsonObject, textAt } from '../../kubernetes/json.ts';
import type { Watch } from './controller.ts';
import { controllerOf } from './owner.ts';

/** What an object is called in a controller's queue: `namespace/name`; the namespace is empty for objects that belong to none. */
export function keyOf(object: JsonObject): string {
  return `${textAt(object, 'metadata', 'namespace')}/${textAt(object, 'metadata', 'name')}`;
}

/** The two parts of a key. */
export function splitKey(key: string): readonly [namespace: string, name: string] {
  const slash = key.indexOf('/');
  return [key.slice(0, slash), key.slice(slash + 1)];
}

/** Each object of a resource is a key of its own. */
export function itself(resource: string): Watch {
  return { resource, keys: (object) => [keyOf(object)] };
}

/** The key of the controller of a kind that owns an object; none where another or none does. */
export function controllerKey(object: JsonObject, kind: string): string[] {
  const owner = controllerOf(object);
  return owner?.kind === kind ? [`${textAt(object, 'metadata', 'namespace')}/${textAt(owner, 'name')}`] : [];
}
