/** Why kubectl would reject a JSONPath template, in its own words. */
export interface JsonPathProblem {
  /** Whether it fails before any request, or while the result is printed. */
  readonly at: 'parsing' | 'executing';
  readonly reason: string;
  readonly help?: string;
}

/** The reason for a rejection as text, or the position at which an action or a part of it ends. */
type Reading = number | string;

const TERMINATOR = /[ \t\r\n.,[\]${}@]/;
const LETTER = /[\p{L}\p{Nd}_]/u;
const SLICE = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const COMPARISON = /^([^!<>=]+)[!<>=]+(.+)$/s;
/** How deep nested filters are read. */
const DEEPEST = 20;

/**
 * What is wrong with a template; `undefined` if kubectl accepts it. The rules follow kubectl's own parser:
 * <https://github.com/kubernetes/kubernetes/blob/v1.35.0/staging/src/k8s.io/client-go/util/jsonpath/parser.go>.
 */
export function jsonPathProblem(template: string): JsonPathProblem | undefined {
  const names: string[] = [];
  for (let at = template.indexOf('{'); at !== -1; at = template.indexOf('{', at)) {
    const end = readAction(template, at + 1, names, 0);
    if (typeof end === 'string') return { at: 'parsing', reason: end, ...helpFor(end) };
    at = end;
  }
  return nameProblem(names);
}

function helpFor(reason: string): { help?: string } {
  return /^invalid array index "/.test(reason)
    ? { help: "a key in brackets needs single quotes: ['key']" }
    : {};
}

/** What is wrong with bare words: only `range`, `end` and the two booleans are allowed. */
function nameProblem(names: readonly string[]): JsonPathProblem | undefined {
  let open = 0;
  for (const name of names) {
    if (name === 'range') open++;
    else if (name === 'end' && --open < 0) return { at: 'executing', reason: 'not in range, nothing to end' };
    else if (name !== 'end' && name !== 'true' && name !== 'false')
      return {
        at: 'executing',
        reason: `unrecognized identifier ${name}`,
        help: `a field starts with a dot (.${name}), and text is in quotes`,
      };
  }
  return undefined;
}

/** Reads an action, from after its `{` to after its `}`. */
function readAction(text: string, from: number, names: string[], depth: number): Reading {
  let recursive = false;
  let at: Reading = from;
  while (typeof at === 'number') {
    const char: string = text.charAt(at);
    if (char === '}') return at + 1;
    if (' @$'.includes(char) && char !== '') {
      at++;
      continue;
    }
    const descends = text.startsWith('..', at);
    if (descends && recursive) return 'invalid multiple recursive descent';
    if (descends) at = LETTER.test(text.charAt(at + 2)) ? fieldEnd(text, at + 2) : at + 2;
    else at = readPart(text, at, names, depth);
    recursive = descends && typeof at === 'number' && text.charAt(at - 1) === '.';
  }
  return at;
}

function readPart(text: string, at: number, names: string[], depth: number): Reading {
  const char = text.charAt(at);
  if (char === '' || char === '\n' || char === '\r') return 'unclosed action';
  if (text.startsWith('[?(', at)) return readFilter(text, at + 3, names, depth);
  if (char === '[') return readArray(text, at + 1, names, depth);
  if (char === '"' || char === "'") return readQuoted(text, at);
  if (char === '.') return fieldEnd(text, at + 1);
  if (/[+\-\d]/.test(char)) return readNumber(text, at);
  if (!LETTER.test(char)) return `unrecognized character in action: ${codePoint(text, at)}`;
  let end = at;
  while (end < text.length && !TERMINATOR.test(text.charAt(end))) end++;
  names.push(text.slice(at, end));
  return end;
}

/** As Go's `%#U` prints it: `U+0028 '('`. */
function codePoint(text: string, at: number): string {
  const point = text.codePointAt(at) ?? 0;
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')} '${String.fromCodePoint(point)}'`;
}

function fieldEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !TERMINATOR.test(text.charAt(at))) at += text.charAt(at) === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}

function readNumber(text: string, from: number): Reading {
  let at = from + 1;
  while (/[\d.]/.test(text.charAt(at))) at++;
  const written = text.slice(from, at);
  return NUMBER.test(written) ? at : `cannot parse number ${written}`;
}

function readQuoted(text: string, from: number): Reading {
  const quote = text.charAt(from);
  for (let at = from + 1; at < text.length && text.charAt(at) !== '\n'; at++)
    if (text.charAt(at) === quote && text.charAt(at - 1) !== '\\') return at + 1;
  return 'unterminated quoted string';
}

function readArray(text: string, from: number, names: string[], depth: number): Reading {
  const close = text.indexOf(']', from);
  const inner = text.slice(from, close);
  if (close === -1 || inner.includes('\n')) return 'unterminated array';
  return arrayProblem(inner, names, depth) ?? close + 1;
}

function arrayProblem(inner: string, names: string[], depth: number): string | undefined {
  if (inner === '*') return undefined;
  if (inner.includes(',')) {
    const parts = inner
      .split(',')
      .map((part) => partProblem(`[${part.replace(/^ +| +$/g, '')}]`, names, depth));
    return parts.find((problem) => problem !== undefined);
  }
  const key = /^'([^']*)'$/.exec(inner);
  if (key !== null) return partProblem(`.${key[1]}`, names, depth);
  const slice = SLICE.exec(inner);
  if (slice === null) return `invalid array index ${inner}`;
  return slice.slice(1).some((part = '') => part.endsWith('-')) ? 'array index - is not a number' : undefined;
}

function readFilter(text: string, from: number, names: string[], depth: number): Reading {
  const close = filterEnd(text, from);
  if (close === -1) return 'unterminated filter';
  if (text.charAt(close + 1) !== ']') return 'unclosed array expect ]';
  const inner = text.slice(from, close);
  const sides = COMPARISON.exec(inner)?.slice(1) ?? [inner];
  const problems = sides.map((side) => partProblem(side, names, depth));
  return problems.find((problem) => problem !== undefined) ?? close + 2;
}

/** The position of the first `)` outside quotes; -1 if there is none on the line. */
function filterEnd(text: string, from: number): number {
  let quote = '';
  let closed = true;
  for (let at = from; at < text.length && text.charAt(at) !== '\n'; at++) {
    const char = text.charAt(at);
    if (char === ')' && closed) return at;
    if (char !== '"' && char !== "'") continue;
    if (quote === '') {
      quote = char;
      closed = false;
    } else if (char === quote && text.charAt(at - 1) !== '\\') closed = true;
  }
  return -1;
}

/** What is wrong with a part of an action, read as an action itself. */
function partProblem(part: string, names: string[], depth: number): string | undefined {
  if (depth >= DEEPEST) return undefined;
  const end = readAction(`${part}}`, 0, names, depth + 1);
  return typeof end === 'string' ? end : undefined;
}
