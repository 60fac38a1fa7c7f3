/** A map of mutable values that can be saved at no cost: after that, each value is copied when it is first accessed. */
export class SharedMap<V> {
  readonly #copyOf: (value: V) => V;
  #values = new Map<string, V>();
  /** The keys of values that are shared with a saved map. */
  #shared = new Set<string>();

  constructor(copyOf: (value: V) => V) {
    this.#copyOf = copyOf;
  }

  /** The value of a key, to read or change. */
  get(key: string): V | undefined {
    const value = this.#values.get(key);
    if (value === undefined || !this.#shared.delete(key)) return value;
    const own = this.#copyOf(value);
    this.#values.set(key, own);
    return own;
  }

  set(key: string, value: V): void {
    this.#shared.delete(key);
    this.#values.set(key, value);
  }

  delete(key: string): void {
    this.#shared.delete(key);
    this.#values.delete(key);
  }

  /** All values, for reading only. */
  get all(): ReadonlyMap<string, Readonly<V>> {
    return this.#values;
  }

  /** An immutable copy of all values. */
  save(): ReadonlyMap<string, V> {
    this.#shared = new Set(this.#values.keys());
    return new Map(this.#values);
  }

  load(saved: ReadonlyMap<string, V>): void {
    this.#values = new Map(saved);
    this.#shared = new Set(saved.keys());
  }
}
