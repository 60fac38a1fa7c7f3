import type { JsonObject } from '../../kubernetes/json.ts';
import { ReferenceIndex } from './reference-index.ts';
import { SortedKeys } from './sorted-keys.ts';

/** The objects of one resource by `namespace/name`. */
export class Collection {
  readonly #objects: Map<string, JsonObject>;
  readonly #keys: SortedKeys;
  readonly #references = new ReferenceIndex();
  readonly #lists = new Map<string, readonly JsonObject[]>();

  constructor(objects: ReadonlyMap<string, JsonObject> = new Map()) {
    this.#objects = new Map(objects);
    this.#keys = new SortedKeys([...objects.keys()].sort());
    for (const [key, object] of objects) this.#references.set(key, undefined, object);
  }

  get(key: string): JsonObject | undefined {
    return this.#objects.get(key);
  }

  /** Sets an object, or removes what is there. The result is what was there before. */
  set(key: string, object: JsonObject | undefined): JsonObject | undefined {
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

  /** In the order of keys; of all namespaces where none is given. */
  list(namespace = ''): readonly JsonObject[] {
    const known = this.#lists.get(namespace);
    if (known !== undefined) return known;
    const keys = this.#keys.startingWith(namespace === '' ? '' : `${namespace}/`);
    const found = this.#at(keys);
    this.#lists.set(namespace, found);
    return found;
  }

  /** The objects that have a reference, in the order of keys: the same list until one of them changes. */
  referringTo(reference: string): readonly JsonObject[] {
    return this.#references.list(reference, (key) => this.#objects.get(key));
  }

  get size(): number {
    return this.#objects.size;
  }

  entries(): ReadonlyMap<string, JsonObject> {
    return new Map(this.#objects);
  }

  #at(keys: readonly string[]): readonly JsonObject[] {
    return keys.map((key) => this.#objects.get(key)).filter((object) => object !== undefined);
  }
}
