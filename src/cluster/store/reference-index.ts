import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { SortedKeys } from './sorted-keys.ts';

/** The keys of a resource's objects by what they refer to: the uids of their owners, of events the objects that they are about, of Pods their nodes. */
export class ReferenceIndex {
  #keys = new Map<string, SortedKeys>();
  /** What was asked for; dropped with the next change of an object that has the reference. */
  #lists = new Map<string, readonly JsonObject[]>();

  copy(): ReferenceIndex {
    const made = new ReferenceIndex();
    made.#keys = new Map([...this.#keys].map(([reference, keys]) => [reference, keys.copy()]));
    made.#lists = new Map(this.#lists);
    return made;
  }

  /** Takes note that the object of a key is another, is new or is gone. */
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

  /** The objects that have a reference, in the order of their keys. */
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

  /** A reference that nothing has any more is forgotten: uids never come back. */
  #remove(reference: string, key: string): void {
    const keys = this.#keys.get(reference);
    keys?.remove(key);
    if (keys?.isEmpty) this.#keys.delete(reference);
  }
}

/** Versions of an object share what was not changed, most of all in a write of a status. */
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

/** By what an event is found that is about the object of a uid. */
export function aboutReference(uid: string): string {
  return `about ${uid}`;
}

/** By what a Pod is found that is bound to a node; an empty name is that of none. */
export function nodeReference(node: string): string {
  return `on ${node}`;
}
