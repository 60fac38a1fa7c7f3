/** The position of a match, and its groups; a group that did not take part is empty. */
export interface LongestMatch {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly string[];
}

/** Finds matches as POSIX requires: of those that start first, the longest. JavaScript uses the first alternative that matches. */
export class LongestMatcher {
  readonly #source: string;
  readonly #flags: string;
  readonly #first: RegExp;
  /** Whether the first possible match may be shorter than another one. */
  readonly #mayBeShorter: boolean;

  constructor(source: string, ignoresCase: boolean) {
    this.#source = source;
    this.#flags = ignoresCase ? 'iu' : 'u';
    this.#first = new RegExp(source, `g${this.#flags}`);
    const plain = source.replace(/\\.|\[(?:\\.|[^\]])*\]/gu, 'x');
    this.#mayBeShorter = plain.includes('|') || (plain.match(/[*+?{]/g) ?? []).length > 1;
  }

  test(text: string): boolean {
    this.#first.lastIndex = 0;
    return this.#first.test(text);
  }

  /** The first match at or after a position; `^` matches only at the start of the text. */
  find(text: string, from = 0): LongestMatch | undefined {
    this.#first.lastIndex = from;
    const match = this.#first.exec(text);
    if (match === null) return undefined;
    const longest = this.#mayBeShorter ? (this.#longer(text, match) ?? match) : match;
    const { index: start } = match;
    return { start, end: start + longest[0].length, groups: longest.slice(1).map((group) => group ?? '') };
  }

  #longer(text: string, { index, 0: found }: RegExpExecArray): RegExpExecArray | undefined {
    for (let left = 0; left < text.length - index - found.length; left++) {
      const whole = new RegExp(
        `(?:${this.#source})(?=[\\s\\S]{${left}}$)`,
        `y${this.#flags.replace('u', '')}`,
      );
      whole.lastIndex = index;
      const match = whole.exec(text);
      if (match !== null) return match;
    }
    return undefined;
  }
}
