/** A clock that moves only when it is told to, and runs the functions scheduled on it. */
export class ManualClock {
  #now: number;
  #waiting: { readonly at: number; readonly run: () => void }[] = [];

  constructor(start: number) {
    this.#now = start;
  }

  /** Milliseconds since 1970. */
  get now(): number {
    return this.#now;
  }

  /** The time of the next scheduled function, or `undefined` if none is scheduled. */
  get next(): number | undefined {
    return this.#waiting.reduce<number | undefined>(
      (least, { at }) => (least === undefined || at < least ? at : least),
      undefined,
    );
  }

  /** Schedules a function to run after this many milliseconds. Returns a function that cancels it. */
  after(milliseconds: number, run: () => void): () => void {
    const entry = { at: this.#now + milliseconds, run };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry);
    };
  }

  /** Moves forward to a time (never back), and runs everything that is due. */
  moveTo(time: number): void {
    this.#now = Math.max(this.#now, time);
    const due = this.#waiting.filter(({ at }) => at <= this.#now).sort((a, b) => a.at - b.at);
    this.#waiting = this.#waiting.filter(({ at }) => at > this.#now);
    for (const { run } of due) run();
  }

  /** Sets the clock to the time of a snapshot, earlier or later; scheduled functions stay scheduled. */
  reset(time: number): void {
    this.#now = time;
  }
}
