import type { JsonObject } from '../../kubernetes/json.ts';
import { ReferenceIndex } from './reference-index.ts';
import { SortedKeys } from './sorted-keys.ts';

/** A snapshot of the objects of one resource, by `namespace/name`. */
export interface SavedCollection {
  readonly keys: readonly string[];
  get(key: string): JsonObject | undefined;
  fork(): Collection;
}

/** The current objects of one resource. */
export class Collection implements SavedCollection {
  #objects = new Map<string, JsonObject>();
  #keys = new SortedKeys();
  #references = new ReferenceIndex();
  #lists = new Map<string, readonly JsonObject[]>();
  /** Whether a fork shares the same maps, which are then copied before the next change. */
  #isShared = false;

  /** An independent collection with the same objects. Nothing is copied until one of the two changes. */
  fork(): Collection {
    const made = new Collection();
    made.#objects = this.#objects;
    made.#keys = this.#keys;
    made.#references = this.#references;
    made.#lists = this.#lists;
    made.#isShared = true;
    this.#isShared = true;
    return made;
  }

  get(key: string): JsonObject | undefined {
    return this.#objects.get(key);
  }

  /** Sets an object, or removes it if `undefined` is given. Returns the previous object. */
  set(key: string, object: JsonObject | undefined): JsonObject | undefined {
    if (this.#isShared) this.#own();
    const before = this.#objects.get(key);
    if (object === undefined) {
      this.#objects.delete(key);
      this.#keys.remove(key);
    } else {
      this.#objects.set(key, object);
      if (before === undefined) this.#keys.add(key);
    }
    this.#references.set(key, before, object);
    this.#lists.delete('');
    this.#lists.delete(key.slice(0, key.indexOf('/')));
    return before;
  }

  /** The objects sorted by key, of all namespaces if none is given. */
  list(namespace = ''): readonly JsonObject[] {
    const known = this.#lists.get(namespace);
    if (known !== undefined) return known;
    const keys = this.#keys.startingWith(namespace === '' ? '' : `${namespace}/`);
    const found = this.#at(keys);
    this.#lists.set(namespace, found);
    return found;
  }

  /** The objects with a reference, sorted by key. Returns the same list until one of them changes. */
  referringTo(reference: string): readonly JsonObject[] {
    return this.#references.list(reference, (key) => this.#objects.get(key));
  }

  get size(): number {
    return this.#objects.size;
  }

  get keys(): readonly string[] {
    return this.#keys.startingWith('');
  }

  #own(): void {
    this.#objects = new Map(this.#objects);
    this.#keys = this.#keys.copy();
    this.#references = this.#references.copy();
    this.#lists = new Map(this.#lists);
    this.#isShared = false;
  }

  #at(keys: readonly string[]): readonly JsonObject[] {
    return keys.map((key) => this.#objects.get(key)).filter((object) => object !== undefined);
  }
}
