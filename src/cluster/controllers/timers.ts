interface Timer {
  readonly at: number;
  readonly order: number;
  readonly key: string;
}

/** The times at which keys are due, at most one for each key. */
export class Timers {
  readonly #byKey = new Map<string, Timer>();
  #sorted: Timer[] = [];
  #order = 0;

  /** @param all the keys with the times at which they are due, earliest first */
  constructor(all: readonly (readonly [string, number])[] = []) {
    this.#sorted = all.map(([key, at]) => ({ at, order: this.#order++, key }));
    for (const timer of this.#sorted) this.#byKey.set(timer.key, timer);
  }

  /** The keys with the times at which they are due, earliest first. */
  get all(): readonly (readonly [string, number])[] {
    return this.#sorted.filter((timer) => this.#isValid(timer)).map(({ key, at }) => [key, at]);
  }

  set(key: string, at: number): void {
    const timer = { at, order: this.#order++, key };
    this.#byKey.set(key, timer);
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    this.#sorted.splice(low, 0, timer);
  }

  /** Sets the time of a key unless an earlier one is set. */
  setEarlier(key: string, at: number): void {
    const known = this.#byKey.get(key);
    if (known === undefined || known.at > at) this.set(key, at);
  }

  clear(key: string): void {
    this.#byKey.delete(key);
  }

  /** The time when the next key is due, or `undefined` if there is none. */
  get next(): number | undefined {
    this.#dropStale();
    return this.#sorted[0]?.at;
  }

  /** Removes and returns the keys that are due at a time, earliest first. */
  due(now: number): readonly string[] {
    const found: string[] = [];
    for (let at = this.next; at !== undefined && at <= now; at = this.next) {
      const timer = this.#sorted.shift();
      if (timer === undefined) break;
      this.#byKey.delete(timer.key);
      found.push(timer.key);
    }
    return found;
  }

  #dropStale(): void {
    while (this.#sorted[0] !== undefined && !this.#isValid(this.#sorted[0])) this.#sorted.shift();
  }

  #isValid(timer: Timer): boolean {
    return this.#byKey.get(timer.key) === timer;
  }
}
