/** Keys sorted by their characters. */
export class SortedKeys {
  #keys: string[];

  constructor(keys: readonly string[] = []) {
    this.#keys = [...keys];
  }

  add(key: string): void {
    const at = this.#position(key);
    if (this.#keys[at] !== key) this.#keys.splice(at, 0, key);
  }

  remove(key: string): void {
    const at = this.#position(key);
    if (this.#keys[at] === key) this.#keys.splice(at, 1);
  }

  copy(): SortedKeys {
    return new SortedKeys(this.#keys);
  }

  get isEmpty(): boolean {
    return this.#keys.length === 0;
  }

  /** The keys that start with a prefix. */
  startingWith(prefix: string): readonly string[] {
    if (prefix === '') return this.#keys;
    return this.#keys.slice(this.#position(prefix), this.#position(`${prefix}\uffff`));
  }

  /** The position of a key, or the position at which it would be inserted. */
  #position(key: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#keys[middle] ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
