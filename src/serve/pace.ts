/** A cluster as far as its clock is concerned. */
export interface Paced {
  /** Milliseconds on its own clock. */
  readonly now: number;
  /** The time of the next thing that happens merely because time passes, or `undefined` if there is none. */
  readonly next: number | undefined;
  /** Lets this many milliseconds pass, and runs everything that is due in that time. */
  advance(milliseconds: number): void;
}

/** The longest delay of a timer, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

/** Keeps a cluster's clock in step with real time, or faster, and runs its controllers when there is something to do. */
export class Pace {
  readonly #cluster: Paced;
  readonly #monotonic: () => number;
  readonly #speed: number;
  readonly #onFault: (error: unknown) => void;
  #last: number;
  #timer: NodeJS.Timeout | undefined;
  #soon: NodeJS.Immediate | undefined;

  /**
   * @param monotonic milliseconds that never go back
   * @param onFault receives the error that a controller threw; after that the clock stays stopped
   */
  constructor(cluster: Paced, monotonic: () => number, speed: number, onFault: (error: unknown) => void) {
    this.#cluster = cluster;
    this.#monotonic = monotonic;
    this.#speed = speed;
    this.#onFault = onFault;
    this.#last = monotonic();
  }

  /** Advances the cluster's clock to the current time. */
  catchUp(): void {
    const passed = Math.floor((this.#monotonic() - this.#last) * this.#speed);
    if (passed <= 0) return;
    this.#last += passed / this.#speed;
    this.#cluster.advance(passed);
  }

  /** Runs the controllers after the current work is done, and later whenever something is due. */
  workSoon(): void {
    this.#soon ??= setImmediate(() => {
      this.#soon = undefined;
      this.#work();
    });
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#soon);
  }

  #work(): void {
    try {
      this.#cluster.advance(0);
      this.catchUp();
      this.#wait();
    } catch (error) {
      this.stop();
      this.#onFault(error);
    }
  }

  #wait(): void {
    clearTimeout(this.#timer);
    const { next, now } = this.#cluster;
    if (next === undefined) return;
    const wait = Math.min(Math.max(1, Math.ceil((next - now) / this.#speed)), LONGEST);
    this.#timer = setTimeout(() => this.#work(), wait);
  }
}
