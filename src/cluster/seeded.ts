/** A pseudo-random generator whose values depend only on its state, so that restoring a snapshot repeats them. */
export class Seeded {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** The state that determines all later values. */
  get state(): number {
    return this.#state;
  }

  set state(state: number) {
    this.#state = state;
  }

  /**
   * A whole number from 0 to 2^32 - 1.
   *
   * @see https://gist.github.com/tommyettinger/46a874533244883189143505d203312c (Mulberry32, public domain)
   */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** A whole number below a bound. */
  below(bound: number): number {
    return this.next() % bound;
  }

  /** A version 4 UUID. */
  uuid(): string {
    const [a, b, c, d] = [this.next(), this.next(), this.next(), this.next()];
    const versioned = hexDigits(((b & 0xffff0fff) | 0x4000) >>> 0);
    const variant = hexDigits(((c & 0x3fffffff) | 0x80000000) >>> 0);
    return `${hexDigits(a)}-${versioned.slice(0, 4)}-${versioned.slice(4)}-${variant.slice(0, 4)}-${variant.slice(4)}${hexDigits(d)}`;
  }

  /** Letters and digits without vowels and characters that look alike, as in the suffixes of names that Kubernetes generates. */
  suffix(length = 5): string {
    let letters = '';
    while (letters.length < length) letters += SUFFIX_LETTERS.charAt(this.below(SUFFIX_LETTERS.length));
    return letters;
  }

  /** Hexadecimal digits. */
  hex(length: number): string {
    return Array.from({ length }, () => this.below(16).toString(16)).join('');
  }
}

const SUFFIX_LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

/** Eight hexadecimal digits. */
function hexDigits(value: number): string {
  return value.toString(16).padStart(8, '0');
}
