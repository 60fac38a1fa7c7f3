import { lookUp } from '../../../source/look-up.ts';
import { Beyond } from '../../shell/beyond.ts';
import { characterClass } from '../../shell/character-classes.ts';

/** Basic, as in `grep` and `sed`, or extended, as in `grep -E`, `sed -E` and awk. */
export type RegexSyntax = 'basic' | 'extended';

const SAME_ESCAPES = 'wWsSbB';
const PLAIN_ESCAPES = '.[]*^$/\\+?(){}|-\'"#&~=,:;<> !@%_`';

/**
 * Translates a POSIX regular expression with GNU's extensions to JavaScript (flag `u`).
 *
 * @param escapes further letters after a backslash, with their meaning: `n` is a line break in sed
 * @throws Beyond for syntax without a simple equivalent
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap09.html
 */
export function posixSource(
  pattern: string,
  syntax: RegexSyntax,
  escapes: Readonly<Record<string, string>> = {},
): string {
  return new Translator(pattern, syntax, escapes).all();
}

class Translator {
  readonly #pattern: string;
  readonly #extended: boolean;
  readonly #escapes: Readonly<Record<string, string>>;
  #at = 0;
  #depth = 0;
  #source = '';
  /** Whether there is nothing before this position that could be repeated. */
  #atStart = true;

  constructor(pattern: string, syntax: RegexSyntax, escapes: Readonly<Record<string, string>>) {
    this.#pattern = pattern;
    this.#extended = syntax === 'extended';
    this.#escapes = escapes;
  }

  all(): string {
    while (this.#at < this.#pattern.length) this.#next();
    if (this.#depth > 0) throw this.#beyond();
    return this.#source;
  }

  #next(): void {
    const char = String.fromCodePoint(this.#pattern.codePointAt(this.#at) ?? 0);
    this.#at += char.length;
    if (char === '\\') this.#escape();
    else if (char === '[') this.#item(this.#set());
    else if (char === '.') this.#item('[\\s\\S]');
    else if (char === '*') this.#repeat('*');
    else if (char === '^') this.#caret();
    else if (char === '$') this.#dollar();
    else if (this.#extended && '+?'.includes(char)) this.#repeat(char);
    else if (this.#extended && '(|)'.includes(char)) this.#group(char);
    else if (this.#extended && char === '{') this.#interval('}');
    else this.#item(literal(char));
  }

  #item(source: string): void {
    this.#source += source;
    this.#atStart = false;
  }

  #escape(): void {
    const char = this.#pattern[this.#at++];
    if (char === undefined) throw this.#beyond();
    const own = lookUp(this.#escapes, char);
    if (own !== undefined) this.#item(literal(own));
    else if (!this.#extended && '(|)'.includes(char)) this.#group(char);
    else if (!this.#extended && char === '{') this.#interval('\\}');
    else if (!this.#extended && '+?'.includes(char)) this.#repeat(char);
    else if (SAME_ESCAPES.includes(char)) this.#item(`\\${char}`);
    else if (char === '<') this.#item('\\b(?=\\w)');
    else if (char === '>') this.#item('\\b(?<=\\w)');
    else if (/[1-9]/.test(char)) this.#item(`(?:\\${char})`);
    else if (PLAIN_ESCAPES.includes(char)) this.#item(literal(char));
    else throw new Beyond(`the regular expression with \\${char}`);
  }

  #group(char: string): void {
    if (char === ')') {
      if (this.#depth === 0) throw this.#beyond();
      this.#depth--;
      this.#source += ')';
      this.#atStart = false;
      return;
    }
    if (char === '(') this.#depth++;
    this.#source += char;
    this.#atStart = true;
  }

  #repeat(how: string): void {
    if (this.#atStart) {
      if (this.#extended || how !== '*') throw this.#beyond();
      this.#item('\\*');
      return;
    }
    if (/(?:^|[^\\])(?:\\\\)*[*+?}]$/.test(this.#source) && !/\\[*+?}]$/.test(this.#source))
      throw new Beyond('a regular expression that repeats twice');
    this.#source += how;
  }

  #interval(end: '}' | '\\}'): void {
    const close = this.#pattern.indexOf(end, this.#at);
    const inner = close === -1 ? '' : this.#pattern.slice(this.#at, close);
    const match = /^(\d*)(,?)(\d*)$/.exec(inner);
    if (close === -1 || match === null || inner === '' || inner === ',' || this.#atStart) {
      if (!this.#extended || close !== -1) throw this.#beyond();
      this.#item('\\{');
      return;
    }
    const [, least = '', comma = '', most = ''] = match;
    this.#repeat(`{${least === '' ? '0' : least}${comma}${most}}`);
    this.#at = close + end.length;
  }

  #caret(): void {
    const before = this.#pattern.slice(0, this.#at - 1);
    const opens = this.#extended || before === '' || /\\[(|]$/.test(before);
    if (!opens) {
      this.#item('\\^');
      return;
    }
    this.#source += '^';
    if (this.#extended) this.#atStart = true;
  }

  #dollar(): void {
    const after = this.#pattern.slice(this.#at);
    const closes = this.#extended || after === '' || /^\\[)|]/.test(after);
    this.#item(closes ? '$' : '\\$');
  }

  #set(): string {
    const pattern = this.#pattern;
    const start = this.#at;
    const negated = pattern[this.#at] === '^';
    if (negated) this.#at++;
    let source = '';
    for (const first = this.#at; this.#at < pattern.length; ) {
      const char = String.fromCodePoint(pattern.codePointAt(this.#at) ?? 0);
      if (char === ']' && this.#at > first) {
        this.#at++;
        return `[${negated ? '^' : ''}${source}]`;
      }
      const [all, name = ''] = /^\[:(\w+):\]/.exec(pattern.slice(this.#at)) ?? [];
      if (all !== undefined) {
        const inner = characterClass(name);
        if (inner === undefined) throw this.#beyond();
        source += inner;
        this.#at += all.length;
        continue;
      }
      if (/^\[[.=]/.test(pattern.slice(this.#at))) throw this.#beyond();
      this.#at += char.length;
      source += this.#memberOfSet(char, first);
    }
    this.#at = start;
    throw this.#beyond();
  }

  #memberOfSet(char: string, first: number): string {
    const isRange = char === '-' && this.#at - 1 > first && this.#pattern[this.#at] !== ']';
    if (isRange) return '-';
    const next = this.#pattern[this.#at] ?? '';
    const own = char === '\\' ? lookUp(this.#escapes, next) : undefined;
    if (own === undefined) return inSet(char);
    this.#at++;
    return inSet(own);
  }

  #beyond(): Beyond {
    return new Beyond(`the regular expression ${this.#pattern}`);
  }
}

/** A character that matches itself. */
export function literal(char: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
}

function inSet(char: string): string {
  return /[\\\]^[-]/.test(char) ? `\\${char}` : char;
}
