import { Beyond } from '../beyond.ts';
import { SourceText } from './source-text.ts';
import type { BashList, BashPart, BashWord } from './syntax.ts';
import { BashSyntaxError } from './syntax-error.ts';

/** Parses the commands between `$(` and `)`, or those of a whole text. */
export type ReadBody = (source: SourceText, close: ')' | '') => BashList;

/** The context of a piece of text: a plain word, double quotes, a here-document, `${name:-…}`, or `$((…))`. */
type Place = 'word' | 'quotes' | 'document' | 'operand' | 'quoted operand' | 'arithmetic';

const ENDS: Record<Place, RegExp> = {
  word: /[ \t\n\r|&;()<>]/,
  quotes: /"/,
  document: /(?!)/,
  operand: /\}/,
  'quoted operand': /\}/,
  arithmetic: /(?!)/,
};

const IS_QUOTED: ReadonlySet<Place> = new Set(['quotes', 'document', 'quoted operand', 'arithmetic']);

const OPERATOR = /:[-=+?]|[-=+?]|##?|%%?|\/\/|\/[#%]?|\^\^?|,,?|:|@/y;

const ANSI_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['a', '\u0007'],
  ['e', '\u001b'],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
]);

/** Reads one word at the start of a word. */
export function readWord(source: SourceText, body: ReadBody): BashWord {
  const start = source.at;
  const parts = new WordReader(source, body).parts('word');
  return { parts, range: source.range(start) };
}

/** Parses the text of a here-document, in which variables and commands are expanded. */
export function readDocument(text: string, body: ReadBody): BashPart[] {
  return new WordReader(new SourceText(text), body).parts('document');
}

class WordReader {
  readonly #source: SourceText;
  readonly #body: ReadBody;

  constructor(source: SourceText, body: ReadBody) {
    this.#source = source;
    this.#body = body;
  }

  parts(place: Place): BashPart[] {
    const source = this.#source;
    const parts: BashPart[] = [];
    const quoted = IS_QUOTED.has(place);
    while (!source.isAtEnd) {
      const char = source.char();
      if (place === 'word' && (source.startsWith('<(') || source.startsWith('>('))) {
        parts.push(this.#process());
        continue;
      }
      if (ENDS[place].test(char)) break;
      if (char === '$') this.#dollar(parts, quoted, place);
      else if (char === '`') parts.push(this.#backquotes(quoted));
      else if (char === '\\') this.#escape(parts, place);
      else if (char === "'" && !quoted) parts.push(this.#singleQuoted());
      else if (char === '"' && place !== 'quotes' && place !== 'document') this.#doubleQuoted(parts);
      else {
        parts.push({ kind: 'text', text: char, quoted });
        source.at++;
      }
    }
    return joined(parts);
  }

  #escape(parts: BashPart[], place: Place): void {
    const source = this.#source;
    const next = source.char(1);
    source.at += 2;
    if (next === '\n') return;
    const takesAway =
      !IS_QUOTED.has(place) || '$`\\'.includes(next) || (place !== 'document' && '"'.includes(next));
    const keepsBrace = place === 'quoted operand' && next === '}';
    const text = next === '' ? '\\' : takesAway || keepsBrace ? next : `\\${next}`;
    parts.push({ kind: 'text', text, quoted: true });
  }

  #singleQuoted(): BashPart {
    const source = this.#source;
    const end = source.text.indexOf("'", source.at + 1);
    if (end === -1) throw new BashSyntaxError("unexpected EOF while looking for matching `''");
    const text = source.text.slice(source.at + 1, end);
    source.at = end + 1;
    return { kind: 'text', text, quoted: true };
  }

  #doubleQuoted(parts: BashPart[]): void {
    const source = this.#source;
    source.at++;
    parts.push({ kind: 'text', text: '', quoted: true }, ...this.parts('quotes'));
    if (source.char() !== '"') throw new BashSyntaxError('unexpected EOF while looking for matching `"\'');
    source.at++;
  }

  #ansiQuoted(): BashPart {
    const source = this.#source;
    const [, inner] = source.take(/\$'((?:[^'\\]|\\[\s\S])*)'/y) ?? [];
    if (inner === undefined) throw new BashSyntaxError("unexpected EOF while looking for matching `''");
    const text = inner.replace(/\\([\s\S])/g, (_, c: string) => {
      const plain = ANSI_ESCAPES.get(c);
      if (plain === undefined) throw new Beyond(`$'\\${c}'`, source.range(source.at));
      return plain;
    });
    return { kind: 'text', text, quoted: true };
  }

  #dollar(parts: BashPart[], quoted: boolean, place: Place): void {
    const source = this.#source;
    if (source.startsWith('$((')) parts.push(this.#arithmetic(quoted));
    else if (source.startsWith('$(')) parts.push(this.#command(quoted));
    else if (source.startsWith('${')) parts.push(this.#braced(quoted));
    else if (source.startsWith("$'") && !quoted) parts.push(this.#ansiQuoted());
    else if (source.startsWith('$"') && !quoted) {
      source.at++;
      this.#doubleQuoted(parts);
    } else {
      const start = source.at;
      const [, name] = source.take(/\$([A-Za-z_]\w*|[0-9@#?*$!_-])/y) ?? [];
      if (name === undefined) {
        source.at++;
        parts.push({ kind: 'text', text: '$', quoted: quoted || place === 'word' });
        return;
      }
      const parameter = { name, isLength: false, operands: [], range: source.range(start) };
      parts.push({ kind: 'parameter', parameter, quoted });
    }
  }

  #command(quoted: boolean): BashPart {
    const source = this.#source;
    source.at += 2;
    const body = this.#body(source, ')');
    return { kind: 'command', body, quoted };
  }

  #process(): BashPart {
    const source = this.#source;
    const start = source.at;
    const direction = source.char();
    source.at += 2;
    const body = this.#body(source, ')');
    if (direction === '>') throw new Beyond('process substitution for output: >(…)', source.range(start));
    return { kind: 'process', body, quoted: false };
  }

  #backquotes(quoted: boolean): BashPart {
    const source = this.#source;
    const [, inner] = source.take(/`((?:[^`\\]|\\[\s\S])*)`/y) ?? [];
    if (inner === undefined) throw new BashSyntaxError("unexpected EOF while looking for matching ``'");
    const text = inner.replace(quoted ? /\\([$`\\"])/g : /\\([$`\\])/g, '$1');
    return { kind: 'command', body: this.#body(new SourceText(text), ''), quoted };
  }

  #arithmetic(quoted: boolean): BashPart {
    const source = this.#source;
    const start = source.at;
    let depth = 0;
    let end = source.at + 3;
    for (; end < source.text.length; end++) {
      const c = source.text[end];
      if (c === '(') depth++;
      else if (c === ')' && depth-- === 0) break;
    }
    if (source.text[end + 1] !== ')') throw new Beyond('a subshell right after $(', source.range(start));
    const inner = new SourceText(source.text.slice(source.at + 3, end));
    source.at = end + 2;
    const parts = new WordReader(inner, this.#body).parts('arithmetic');
    return { kind: 'arithmetic', expression: { parts, range: source.range(start) }, quoted };
  }

  #braced(quoted: boolean): BashPart {
    const source = this.#source;
    const start = source.at;
    source.at += 2;
    const isLength = source.char() === '#' && source.char(1) !== '}';
    if (isLength) source.at++;
    const [name] = source.take(/[A-Za-z_]\w*|\d+|[@#?*$!_-]/y) ?? [];
    if (name === undefined || source.char() === '[')
      throw new Beyond(`\${${name === undefined ? '…' : `${name}[…]`}}`, source.range(start));
    const [operator] = source.take(OPERATOR) ?? [];
    const operands = operator === undefined ? [] : this.#operands(operator, quoted);
    if (source.char() !== '}') throw new BashSyntaxError("unexpected EOF while looking for matching `}'");
    source.at++;
    const range = source.range(start);
    if (operator === '@' || (isLength && operator !== undefined))
      throw new Beyond(`\${…${operator}…}`, range);
    const parameter = { name, isLength, operands, range, ...(operator !== undefined && { operator }) };
    return { kind: 'parameter', parameter, quoted };
  }

  /** Reads the operands after an operator up to the brace; `/pattern/text` and `:start:length` have two. */
  #operands(operator: string, quoted: boolean): BashWord[] {
    const source = this.#source;
    const start = source.at;
    const isPattern = /^[#%/^,]|^:$/.test(operator);
    const parts = this.parts(quoted && !isPattern ? 'quoted operand' : 'operand');
    const range = source.range(start);
    const divider = operator.startsWith('/') ? '/' : operator === ':' ? ':' : '';
    return divider === '' ? [{ parts, range }] : divided(parts, divider).map((p) => ({ parts: p, range }));
  }
}

/** Splits parts at the first unquoted delimiter. */
function divided(parts: readonly BashPart[], divider: string): BashPart[][] {
  for (const [i, part] of parts.entries()) {
    const at = part.kind === 'text' && !part.quoted ? part.text.indexOf(divider) : -1;
    if (part.kind !== 'text' || at === -1) continue;
    const before: BashPart = { ...part, text: part.text.slice(0, at) };
    const after: BashPart = { ...part, text: part.text.slice(at + 1) };
    return [
      [...parts.slice(0, i), before],
      [after, ...parts.slice(i + 1)],
    ];
  }
  return [[...parts]];
}

/** Joins adjacent texts of the same kind. */
function joined(parts: readonly BashPart[]): BashPart[] {
  const all: BashPart[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (part.kind === 'text' && last?.kind === 'text' && last.quoted === part.quoted)
      all[all.length - 1] = { ...last, text: last.text + part.text };
    else all.push(part);
  }
  return all;
}
