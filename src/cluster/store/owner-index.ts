import { type JsonObject, objectsAt, textAt } from '../../kubernetes/json.ts';

/** The keys of a resource's objects by the uids of their owners, and of events by the objects that they are about. */
export class OwnerIndex {
  readonly #byOwner = new Map<string, Set<string>>();

  add(key: string, object: JsonObject): void {
    for (const uid of ownersOf(object)) {
      const keys = this.#byOwner.get(uid) ?? new Set();
      this.#byOwner.set(uid, keys.add(key));
    }
  }

  remove(key: string, object: JsonObject): void {
    for (const uid of ownersOf(object)) {
      const keys = this.#byOwner.get(uid);
      keys?.delete(key);
      if (keys?.size === 0) this.#byOwner.delete(uid);
    }
  }

  keysOf(uid: string): readonly string[] {
    return [...(this.#byOwner.get(uid) ?? [])].sort();
  }
}

function ownersOf(object: JsonObject): string[] {
  const owners = objectsAt(object, 'metadata', 'ownerReferences').map((owner) => textAt(owner, 'uid'));
  const about = textAt(object, 'involvedObject', 'uid');
  return about === '' ? owners : [...owners, aboutKey(about)];
}

/** By what an event is found that is about the object of a uid. */
export function aboutKey(uid: string): string {
  return `about ${uid}`;
}
