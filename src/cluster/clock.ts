/** A clock that moves when it is told to, with what is to happen at a time. */
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

  /** When the next thing is to happen; `undefined` where nothing is. */
  get next(): number | undefined {
    return this.#waiting.reduce<number | undefined>(
      (least, { at }) => (least === undefined || at < least ? at : least),
      undefined,
    );
  }

  /** Runs a function when so many milliseconds have passed; the result cancels that. */
  after(milliseconds: number, run: () => void): () => void {
    const entry = { at: this.#now + milliseconds, run };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry);
    };
  }

  /** Moves to a time, never back, and runs what is due. */
  moveTo(time: number): void {
    this.#now = Math.max(this.#now, time);
    const due = this.#waiting.filter(({ at }) => at <= this.#now).sort((a, b) => a.at - b.at);
    this.#waiting = this.#waiting.filter(({ at }) => at > this.#now);
    for (const { run } of due) run();
  }

  /** Sets the time of a snapshot, back or forth; what waits goes on waiting. */
  reset(time: number): void {
    this.#now = time;
  }
}
