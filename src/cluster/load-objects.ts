import { copyJson, type JsonObject, objectAt, objectsAt, textAt } from '../kubernetes/json.ts';
import type { ApiContext } from './api/context.ts';
import { timeText } from './time.ts';

/**
 * Stores the objects that a cluster starts with, including their status, without any checks. Adds the fields that the server would write if
 * they are missing (uid, creation time, uids of owner references). Throws for a kind that is not served.
 */
export function loadObjects(
  { store, resources, random, world }: ApiContext,
  objects: readonly JsonObject[],
): void {
  const uids = new Map<string, string>();
  const made = objects.map((given) => {
    const object = ownCopy(given);
    const metadata = copyJson(objectAt(given, 'metadata'));
    object.metadata = metadata;
    metadata.uid ??= random.uuid();
    metadata.creationTimestamp ??= timeText(world.now);
    uids.set(identity(object, textAt(object, 'kind'), textAt(metadata, 'name')), String(metadata.uid));
    return object;
  });
  for (const object of made) {
    for (const owner of objectsAt(object, 'metadata', 'ownerReferences')) {
      const [kind, name] = [textAt(owner, 'kind'), textAt(owner, 'name')];
      owner.uid ??= uids.get(identity(object, kind, name)) ?? uids.get(`/${kind}/${name}`) ?? random.uuid();
    }
    const resource = resources.byKind(textAt(object, 'apiVersion'), textAt(object, 'kind'));
    if (resource === undefined)
      throw new Error(
        `k8s-drill does not simulate ${textAt(object, 'apiVersion')} ${textAt(object, 'kind')}.`,
      );
    store.put(resource.id, object);
  }
}

/** A copy whose top-level fields may be changed; frozen values are shared. */
function ownCopy(given: JsonObject): JsonObject {
  const copy: JsonObject = {};
  for (const [key, value] of Object.entries(given))
    copy[key] = Object.isFrozen(value) ? value : copyJson(value);
  return copy;
}

function identity(object: JsonObject, kind: string, name: string): string {
  return `${textAt(object, 'metadata', 'namespace')}/${kind}/${name}`;
}
