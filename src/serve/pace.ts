/** What passes with time: a cluster, as far as its clock is concerned. */
export interface Paced {
  /** Milliseconds by its own clock. */
  readonly now: number;
  /** When something happens next by the passing of time; `undefined` where nothing does. */
  readonly next: number | undefined;
  /** Lets milliseconds pass, with everything that happens in them. */
  advance(milliseconds: number): void;
}

/** The longest that a timer is set for. */
const LONGEST = 2 ** 31 - 1;

/** Lets a cluster's clock keep up with the real one, or run faster, and its controllers work when there is something to do. */
export class Pace {
  readonly #cluster: Paced;
  readonly #monotonic: () => number;
  readonly #speed: number;
  readonly #onFault: (error: unknown) => void;
  #last: number;
  #timer: NodeJS.Timeout | undefined;
  #soon: NodeJS.Immediate | undefined;

  /**
   * @param monotonic milliseconds that only grow
   * @param onFault is told what a controller threw; then nothing happens any more
   */
  constructor(cluster: Paced, monotonic: () => number, speed: number, onFault: (error: unknown) => void) {
    this.#cluster = cluster;
    this.#monotonic = monotonic;
    this.#speed = speed;
    this.#onFault = onFault;
    this.#last = monotonic();
  }

  /** Brings the cluster's clock up to now. */
  catchUp(): void {
    const passed = Math.floor((this.#monotonic() - this.#last) * this.#speed);
    if (passed <= 0) return;
    this.#last += passed / this.#speed;
    this.#cluster.advance(passed);
  }

  /** Lets controllers work once what is being done is done, and whenever something is due from then on. */
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
