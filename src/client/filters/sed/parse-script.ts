import { Beyond } from '../../shell/beyond.ts';
import { LongestMatcher } from '../regex/longest-match.ts';
import { posixSource, type RegexSyntax } from '../regex/posix-expression.ts';

export type SedAddress =
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'last' }
  | { readonly kind: 'step'; readonly first: number; readonly step: number }
  | { readonly kind: 'match'; readonly matcher: LongestMatcher }
  /** `addr,+3` */
  | { readonly kind: 'more'; readonly lines: number };

/** A replacement, in parts: text, or the number of a group, with 0 for the whole match. */
export type SedReplacement = readonly (string | number)[];

export type SedAction =
  | {
      readonly kind: 's';
      readonly matcher: LongestMatcher;
      readonly replacement: SedReplacement;
      readonly global: boolean;
      readonly nth: number;
      readonly prints: boolean;
    }
  | { readonly kind: 'y'; readonly from: readonly string[]; readonly to: readonly string[] }
  | { readonly kind: 'd' | 'p' | 'q' | '=' }
  | { readonly kind: 'a' | 'i' | 'c'; readonly text: string }
  | { readonly kind: '{'; readonly commands: readonly SedCommand[] };

export interface SedCommand {
  readonly from?: SedAddress;
  readonly to?: SedAddress;
  readonly negated: boolean;
  readonly action: SedAction;
}

const ESCAPES = { n: '\n', t: '\t' };

/** Parses a sed script. @throws Beyond for features that this small sed does not support @see https://www.gnu.org/software/sed/manual/sed.html */
export function parseSed(script: string, syntax: RegexSyntax): readonly SedCommand[] {
  const parser = new SedParser(script, syntax);
  const commands = parser.commands();
  if (!parser.isAtEnd) throw new Beyond(`sed '${script}'`);
  return commands;
}

class SedParser {
  readonly #script: string;
  readonly #syntax: RegexSyntax;
  #at = 0;

  constructor(script: string, syntax: RegexSyntax) {
    this.#script = script;
    this.#syntax = syntax;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#script.length;
  }

  commands(): SedCommand[] {
    const all: SedCommand[] = [];
    for (;;) {
      this.#take(/(?:[\s;]|#[^\n]*)*/y);
      if (this.isAtEnd || this.#char() === '}') return all;
      all.push(this.#command());
    }
  }

  #command(): SedCommand {
    const from = this.#address();
    let to: SedAddress | undefined;
    if (from !== undefined && this.#take(/\s*,\s*/y) !== undefined) {
      to = this.#secondAddress();
      if (to === undefined) throw this.#beyond();
    }
    this.#take(/\s*/y);
    const negated = this.#take(/!\s*/y) !== undefined;
    const action = this.#action();
    return { negated, action, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  }

  #secondAddress(): SedAddress | undefined {
    const more = this.#take(/\+(\d+)/y);
    return more === undefined ? this.#address() : { kind: 'more', lines: Number(more[1]) };
  }

  #address(): SedAddress | undefined {
    const step = this.#take(/(\d+)~(\d+)/y);
    if (step !== undefined) return { kind: 'step', first: Number(step[1]), step: Number(step[2]) };
    const line = this.#take(/\d+/y);
    if (line !== undefined) {
      if (Number(line[0]) === 0) throw this.#beyond();
      return { kind: 'line', line: Number(line[0]) };
    }
    if (this.#take(/\$/y) !== undefined) return { kind: 'last' };
    const custom = this.#take(/\\(?=[^\n\\])/y) !== undefined;
    if (!custom && this.#char() !== '/') return undefined;
    const divider = this.#char();
    this.#at++;
    const pattern = this.#until(divider);
    const ignoresCase = this.#take(/I/y) !== undefined;
    return { kind: 'match', matcher: this.#matcher(pattern, ignoresCase) };
  }

  #action(): SedAction {
    const kind = this.#char();
    this.#at++;
    switch (kind) {
      case 's':
        return this.#substitution();
      case 'y':
        return this.#transliteration();
      case 'd':
      case 'p':
      case 'q':
      case '=':
        this.#endOfCommand();
        return { kind };
      case 'a':
      case 'i':
      case 'c':
        return { kind, text: this.#text() };
      case '{': {
        const commands = this.commands();
        if (this.#take(/\}/y) === undefined) throw this.#beyond();
        this.#endOfCommand();
        return { kind, commands };
      }
      default:
        throw new Beyond(`sed with the command "${kind}"`);
    }
  }

  #endOfCommand(): void {
    if (this.#take(/[ \t]*(?=[;\n}#]|$)/y) === undefined) throw this.#beyond();
  }

  #substitution(): SedAction {
    const divider = this.#char();
    this.#at++;
    if (/[\n\\]/.test(divider) || divider === '') throw this.#beyond();
    const pattern = this.#until(divider);
    const replacement = this.#replacement(divider);
    const [flags = ''] = this.#take(/[gpiI\d]*/y) ?? [];
    this.#endOfCommand();
    const nth = /\d+/.exec(flags)?.[0];
    return {
      kind: 's',
      matcher: this.#matcher(pattern, /i/i.test(flags)),
      replacement,
      global: flags.includes('g'),
      nth: nth === undefined ? 1 : Number(nth),
      prints: flags.includes('p'),
    };
  }

  #replacement(divider: string): SedReplacement {
    const parts: (string | number)[] = [];
    for (; !this.isAtEnd; this.#at++) {
      const char = this.#char();
      if (char === divider) {
        this.#at++;
        return parts;
      }
      if (char === '\n') throw this.#beyond();
      if (char === '&') parts.push(0);
      else if (char === '\\') {
        const next = this.#script[++this.#at] ?? '';
        if (/[0-9]/.test(next)) parts.push(Number(next));
        else if (next === 'n' || next === 't') parts.push(ESCAPES[next]);
        else if (next === divider || /[^A-Za-z]/.test(next)) parts.push(next);
        else throw new Beyond(`sed with \\${next} in a replacement`);
      } else parts.push(char);
    }
    throw this.#beyond();
  }

  #transliteration(): SedAction {
    const divider = this.#char();
    this.#at++;
    const [from, to] = [this.#until(divider), this.#until(divider)].map((set) => {
      if (set.includes('\\')) throw this.#beyond();
      return [...set];
    });
    this.#endOfCommand();
    if (from === undefined || to === undefined || from.length !== to.length) throw this.#beyond();
    return { kind: 'y', from, to };
  }

  /** `a text`, `a\` and the next line. */
  #text(): string {
    if (this.#take(/[ \t]*\\\n/y) === undefined) this.#take(/[ \t]*/y);
    const [text = ''] = this.#take(/[^\n]*/y) ?? [];
    if (text === '') throw this.#beyond();
    // A leading backslash keeps the spaces after it.
    const own = text.replace(/^\\/, '');
    if (own.includes('\\')) throw new Beyond('sed with a backslash in a text');
    return own;
  }

  /** Reads the text up to the delimiter; an escaped delimiter stands for the character itself. */
  #until(divider: string): string {
    let text = '';
    for (let inSet = false; !this.isAtEnd; this.#at++) {
      const char = this.#char();
      const next = this.#script[this.#at + 1] ?? '';
      if (char === '\\' && !inSet) {
        if (next === divider && /[.*[\]^$+?(){}|]/.test(next)) throw this.#beyond();
        text += next === divider && next !== '/' ? next : `\\${next}`;
        this.#at++;
      } else if (char === divider) {
        this.#at++;
        return text;
      } else {
        if (char === '[') inSet = true;
        else if (char === ']' && !/\[\^?$/.test(text)) inSet = false;
        text += char;
      }
    }
    throw this.#beyond();
  }

  #matcher(pattern: string, ignoresCase: boolean): LongestMatcher {
    if (pattern === '') throw new Beyond('sed with an empty regular expression');
    return new LongestMatcher(posixSource(pattern, this.#syntax, ESCAPES), ignoresCase);
  }

  #char(): string {
    return this.#script[this.#at] ?? '';
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#script);
    if (match === null) return undefined;
    this.#at += match[0].length;
    return match;
  }

  #beyond(): Beyond {
    return new Beyond(`sed '${this.#script}'`);
  }
}
