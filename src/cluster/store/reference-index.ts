import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { SortedKeys } from './sorted-keys.ts';

/**
 * An index of a resource's objects by reference: the uids of their owners, for events the uid of the object that they are about, for Pods
 * their node.
 */
export class ReferenceIndex {
  #keys = new Map<string, SortedKeys>();
  /** Cached lists; each is dropped when an object with its reference changes. */
  #lists = new Map<string, readonly JsonObject[]>();

  copy(): ReferenceIndex {
    const made = new ReferenceIndex();
    made.#keys = new Map([...this.#keys].map(([reference, keys]) => [reference, keys.copy()]));
    made.#lists = new Map(this.#lists);
    return made;
  }

  /** Records that the object of a key was created, changed or deleted. */
  set(key: string, before: JsonObject | undefined, after: JsonObject | undefined): void {
    const now = after === undefined ? [] : referencesOf(after);
    const then = before === undefined ? [] : haveSame(before, after) ? now : referencesOf(before);
    for (const reference of then) {
      this.#lists.delete(reference);
      if (!now.includes(reference)) this.#remove(reference, key);
    }
    for (const reference of now) {
      this.#lists.delete(reference);
      if (!then.includes(reference)) this.#add(reference, key);
    }
  }

  /** The objects with a reference, sorted by key. */
  list(reference: string, objectOf: (key: string) => JsonObject | undefined): readonly JsonObject[] {
    const known = this.#lists.get(reference);
    if (known !== undefined) return known;
    const keys = this.#keys.get(reference);
    if (keys === undefined) return [];
    const found = keys
      .startingWith('')
      .map(objectOf)
      .filter((object) => object !== undefined);
    this.#lists.set(reference, found);
    return found;
  }

  #add(reference: string, key: string): void {
    const keys = this.#keys.get(reference) ?? new SortedKeys();
    keys.add(key);
    this.#keys.set(reference, keys);
  }

  /** Removes a key, and drops a reference without keys, since uids are not reused. */
  #remove(reference: string, key: string): void {
    const keys = this.#keys.get(reference);
    keys?.remove(key);
    if (keys?.isEmpty) this.#keys.delete(reference);
  }
}

/**
 * Whether two versions have the same references. Unchanged parts are the same objects in successive versions, especially in writes of a
 * status.
 */
function haveSame(before: JsonObject, after: JsonObject | undefined): boolean {
  return (
    after !== undefined &&
    objectAt(before, 'metadata').ownerReferences === objectAt(after, 'metadata').ownerReferences &&
    before.spec === after.spec &&
    before.involvedObject === after.involvedObject
  );
}

function referencesOf(object: JsonObject): string[] {
  const found = objectsAt(object, 'metadata', 'ownerReferences').map((owner) => textAt(owner, 'uid'));
  if (object.kind === 'Pod') found.push(nodeReference(textAt(object, 'spec', 'nodeName')));
  if (object.involvedObject !== undefined)
    found.push(aboutReference(textAt(object, 'involvedObject', 'uid')));
  return found;
}

/** The reference of events about the object with a uid. */
export function aboutReference(uid: string): string {
  return `about ${uid}`;
}

/** The reference of Pods bound to a node; the empty name stands for unbound Pods. */
export function nodeReference(node: string): string {
  return `on ${node}`;
}
