import { ShellError } from './shell-error.ts';
import type { ShellWord, WordPart } from './syntax.ts';

export type ShellToken =
  | { readonly type: 'word'; readonly word: ShellWord; readonly plain: string | undefined }
  | { readonly type: 'operator'; readonly text: string }
  | { readonly type: 'redirect'; readonly descriptor: number; readonly text: string }
  | { readonly type: 'here'; readonly word: ShellWord };

const OPERATORS = ['&&', '||', ';;', ';', '&', '|', '(', ')', '\n'];
const REDIRECT = /^(\d*)(>>|>&|<<-?|>|<)/;

/** The tokens of a script. */
export function lexShell(text: string): ShellToken[] {
  return new Lexer(text).all();
}

class Lexer {
  readonly #text: string;
  #at = 0;
  /** Here-documents whose text starts after the current line. */
  #open: { readonly index: number; readonly end: string; readonly tabs: boolean }[] = [];
  readonly #tokens: ShellToken[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  all(): ShellToken[] {
    while (this.#at < this.#text.length) this.#next();
    return this.#tokens;
  }

  #next(): void {
    const rest = this.#text.slice(this.#at);
    const blank = /^(?:[ \t]|\\\n)+|^#[^\n]*/.exec(rest);
    if (blank !== null) {
      this.#at += blank[0].length;
      return;
    }
    const redirect = REDIRECT.exec(rest);
    if (redirect !== null) {
      this.#redirect(redirect);
      return;
    }
    const operator = OPERATORS.find((o) => rest.startsWith(o));
    if (operator !== undefined) {
      this.#at += operator.length;
      this.#tokens.push({ type: 'operator', text: operator });
      if (operator === '\n') this.#documents();
      return;
    }
    const word = this.#word();
    this.#tokens.push({ type: 'word', word, plain: plainText(word) });
  }

  #redirect([all, digits = '', how = '']: RegExpExecArray): void {
    this.#at += all.length;
    if (!how.startsWith('<<')) {
      const descriptor = digits === '' ? (how === '<' ? 0 : 1) : Number(digits);
      this.#tokens.push({ type: 'redirect', descriptor, text: how });
      return;
    }
    const blank = /^[ \t]*/.exec(this.#text.slice(this.#at))?.[0] ?? '';
    this.#at += blank.length;
    const end = this.#word()
      .map((part) => ('text' in part ? part.text : ''))
      .join('');
    this.#open.push({ index: this.#tokens.length, end, tabs: how === '<<-' });
    this.#tokens.push({ type: 'here', word: [] });
  }

  #documents(): void {
    for (const { index, end, tabs } of this.#open) {
      const lines: string[] = [];
      while (this.#at < this.#text.length) {
        const stop = this.#text.indexOf('\n', this.#at);
        const next = stop < 0 ? this.#text.length : stop;
        const line = this.#text.slice(this.#at, next).replace(tabs ? /^\t+/ : /^(?!)/, '');
        this.#at = next + 1;
        if (line === end) break;
        lines.push(`${line}\n`);
      }
      this.#tokens[index] = { type: 'here', word: [{ text: lines.join(''), quoted: true }] };
    }
    this.#open = [];
  }

  #word(): ShellWord {
    const parts: WordPart[] = [];
    while (this.#at < this.#text.length) {
      const c = this.#text[this.#at] ?? '';
      if (/[\s;&|()<>]/.test(c)) break;
      if (c === "'") parts.push({ text: this.#until("'"), quoted: true });
      else if (c === '"') this.#doubleQuoted(parts);
      else if (c === '\\') {
        parts.push({ text: this.#text[this.#at + 1] ?? '', quoted: true });
        this.#at += 2;
      } else if (c === '$' || c === '`') parts.push(this.#expansion(false));
      else parts.push({ text: this.#plain(/^[^\s;&|()<>'"\\$`]+/), quoted: false });
    }
    return parts;
  }

  #plain(pattern: RegExp): string {
    const found = pattern.exec(this.#text.slice(this.#at))?.[0] ?? this.#text[this.#at] ?? '';
    this.#at += found.length;
    return found;
  }

  #until(quote: string): string {
    const end = this.#text.indexOf(quote, this.#at + 1);
    if (end < 0) throw new ShellError('syntax error: unterminated quoted string');
    const text = this.#text.slice(this.#at + 1, end);
    this.#at = end + 1;
    return text;
  }

  #doubleQuoted(parts: WordPart[]): void {
    this.#at++;
    parts.push({ text: '', quoted: true });
    while (this.#text[this.#at] !== '"') {
      const c = this.#text[this.#at];
      if (c === undefined) throw new ShellError('syntax error: unterminated quoted string');
      if (c === '$' || c === '`') parts.push(this.#expansion(true));
      else if (c === '\\' && /["\\$`\n]/.test(this.#text[this.#at + 1] ?? '')) {
        const escaped = this.#text[this.#at + 1] ?? '';
        parts.push({ text: escaped === '\n' ? '' : escaped, quoted: true });
        this.#at += 2;
      } else if (c === '\\') {
        parts.push({ text: '\\', quoted: true });
        this.#at++;
      } else parts.push({ text: this.#plain(/^[^"\\$`]+/), quoted: true });
    }
    this.#at++;
  }

  #expansion(quoted: boolean): WordPart {
    if (this.#text[this.#at] === '`') return { command: this.#until('`'), quoted };
    const rest = this.#text.slice(this.#at);
    if (rest.startsWith('$((')) return { sum: this.#balanced(3, '))'), quoted };
    if (rest.startsWith('$(')) return { command: this.#balanced(2, ')'), quoted };
    const braced = /^\$\{([A-Za-z_]\w*|[0-9@#?*])(?::?-([^}]*))?\}/.exec(rest);
    const plain = /^\$([A-Za-z_]\w*|[0-9@#?*$!])/.exec(rest);
    const match = braced ?? plain;
    if (match === null) {
      this.#at++;
      return { text: '$', quoted };
    }
    this.#at += match[0].length;
    const fallback = braced?.[2];
    return { variable: match[1] ?? '', quoted, ...(fallback !== undefined && { fallback }) };
  }

  /** The text up to the bracket that closes the previous one. */
  #balanced(skip: number, close: string): string {
    const start = this.#at + skip;
    let depth = 1;
    for (let i = start; i < this.#text.length; i++) {
      const c = this.#text[i];
      if (c === "'") i = Math.max(i, this.#text.indexOf("'", i + 1));
      else if (c === '(') depth++;
      else if (c === ')') depth--;
      if (depth > 0) continue;
      this.#at = i + close.length;
      return this.#text.slice(start, i);
    }
    throw new ShellError('syntax error: unexpected end of file');
  }
}

/** The text of a word, or `undefined` if it contains quotes or expansions. */
function plainText(word: ShellWord): string | undefined {
  const [part] = word;
  return word.length === 1 && part !== undefined && 'text' in part && !part.quoted ? part.text : undefined;
}
