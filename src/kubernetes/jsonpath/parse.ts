import type { FilterOperator, PathNode } from './node.ts';

/** A template that kubectl cannot read; the message is kubectl's. */
export class JsonPathError extends Error {}

const TERMINATOR = /[ \t\r\n.,[\]${}@]/;
const SLICE = /^(-?\d*)(?:(:)(-?\d*))?(?:(:)(-?\d*))?$/;
const KEY = /^'([^']*)'$/;
const FILTER = /^\s*\(?\s*([\s\S]*?)\s*\)?\s*$/;
const COMPARISON = /^([^!<>=]+)([!<>=]+)([\s\S]+)$/;
const OPERATORS: readonly string[] = ['==', '!=', '<', '<=', '>', '>='];
const DEEPEST = 50;

interface Cursor {
  readonly text: string;
  at: number;
  readonly depth: number;
}

/**
 * Parses a template: text, and actions in braces.
 *
 * @throws JsonPathError in kubectl's words.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.35.0/staging/src/k8s.io/client-go/util/jsonpath/parser.go
 */
export function parseJsonPath(template: string, depth = 0): readonly PathNode[] {
  if (depth > DEEPEST) throw new JsonPathError('filters are nested too deeply');
  const cursor: Cursor = { text: template, at: 0, depth };
  const items: (PathNode | 'end' | { readonly open: PathNode })[] = [];
  while (cursor.at < template.length) {
    const open = template.indexOf('{', cursor.at);
    const text = template.slice(cursor.at, open === -1 ? undefined : open);
    if (text !== '') items.push({ kind: 'text', text });
    if (open === -1) break;
    cursor.at = open + 1;
    items.push(...readAction(cursor));
  }
  return nest(items);
}

/** Moves the parts between `range` and `end` below the range. */
function nest(items: readonly (PathNode | 'end' | { readonly open: PathNode })[]): readonly PathNode[] {
  const stack: { over?: PathNode; nodes: PathNode[] }[] = [{ nodes: [] }];
  const close = (): void => {
    const done = stack.pop();
    if (done?.over !== undefined)
      stack.at(-1)?.nodes.push({ kind: 'range', over: done.over, body: done.nodes });
  };
  for (const item of items) {
    if (item === 'end') {
      if (stack.length === 1) throw new JsonPathError('not in range, nothing to end');
      close();
    } else if ('open' in item) stack.push({ over: item.open, nodes: [] });
    else stack.at(-1)?.nodes.push(item);
  }
  while (stack.length > 1) close();
  return stack[0]?.nodes ?? [];
}

function readAction(cursor: Cursor): (PathNode | 'end' | { readonly open: PathNode })[] {
  const nodes: PathNode[] = [];
  let range = false;
  for (;;) {
    const char = cursor.text.charAt(cursor.at);
    if (char === '') throw new JsonPathError('unclosed action');
    if (char === '}') {
      cursor.at++;
      const list: PathNode = { kind: 'list', nodes };
      return range ? [{ open: list }] : nodes.length === 0 ? [] : [list];
    }
    const word = /^[A-Za-z_][\w]*/.exec(cursor.text.slice(cursor.at, cursor.at + 64))?.[0];
    if (word !== undefined) {
      cursor.at += word.length;
      if (word === 'range') range = true;
      else if (word === 'end') {
        while (cursor.text.charAt(cursor.at).trim() === '' && cursor.at < cursor.text.length) cursor.at++;
        if (cursor.text.charAt(cursor.at) === '}') cursor.at++;
        return ['end'];
      } else if (word === 'true' || word === 'false') nodes.push({ kind: 'literal', value: word === 'true' });
      else throw new JsonPathError(`unrecognized identifier ${word}`);
    } else readPart(cursor, nodes);
  }
}

function readPart(cursor: Cursor, nodes: PathNode[]): void {
  const { text } = cursor;
  const char = text.charAt(cursor.at);
  if (/[\s$@]/.test(char)) {
    if (char === '@' || char === '$') nodes.push({ kind: 'field', name: '' });
    cursor.at++;
  } else if (char === '[') nodes.push(readBrackets(cursor));
  else if (char === '"' || char === "'") nodes.push({ kind: 'text', text: readQuoted(cursor) });
  else if (char === '.' && text.charAt(cursor.at + 1) === '.') {
    cursor.at += 2;
    nodes.push({ kind: 'recursive' });
    if (!/[.[\s}]/.test(text.charAt(cursor.at))) nodes.push(readField(cursor));
  } else if (char === '.') {
    cursor.at++;
    nodes.push(readField(cursor));
  } else if (/[+\-\d]/.test(char)) nodes.push(readNumber(cursor));
  else throw new JsonPathError(`unrecognized character in action: U+${hex(char)} '${char}'`);
}

function hex(char: string): string {
  return (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

function readField(cursor: Cursor): PathNode {
  let name = '';
  while (cursor.at < cursor.text.length) {
    const char = cursor.text.charAt(cursor.at);
    if (char === '\\') {
      name += cursor.text.charAt(cursor.at + 1);
      cursor.at += 2;
      continue;
    }
    if (TERMINATOR.test(char)) break;
    name += char;
    cursor.at++;
  }
  return name === '*' ? { kind: 'wildcard' } : { kind: 'field', name };
}

function readNumber(cursor: Cursor): PathNode {
  const word = /^[+-]?[\d.]+/.exec(cursor.text.slice(cursor.at, cursor.at + 64))?.[0] ?? '';
  const value = Number(word);
  if (word === '' || Number.isNaN(value))
    throw new JsonPathError(`cannot parse number ${word || cursor.text.charAt(cursor.at)}`);
  cursor.at += word.length;
  return { kind: 'literal', value };
}

function readQuoted(cursor: Cursor): string {
  const quote = cursor.text.charAt(cursor.at);
  let text = '';
  for (cursor.at++; cursor.at < cursor.text.length; cursor.at++) {
    const char = cursor.text.charAt(cursor.at);
    if (char === quote) {
      cursor.at++;
      return text;
    }
    if (char !== '\\') text += char;
    else {
      cursor.at++;
      const escaped = cursor.text.charAt(cursor.at);
      text += { n: '\n', t: '\t', r: '\r' }[escaped] ?? escaped;
    }
  }
  throw new JsonPathError('unterminated quoted string');
}

function readBrackets(cursor: Cursor): PathNode {
  const start = cursor.at + 1;
  const end = closingBracket(cursor.text, start);
  const inner = cursor.text.slice(start, end);
  cursor.at = end + 1;
  if (inner.trimStart().startsWith('?')) return readFilter(inner.trim().slice(1), cursor.depth);
  const parts = splitUnion(inner).map((part) => readIndex(part.trim(), cursor.depth));
  const [first] = parts;
  return parts.length === 1 && first !== undefined ? first : { kind: 'union', branches: parts };
}

/** The position of the closing bracket, past quotes and nested brackets. */
function closingBracket(text: string, from: number): number {
  let depth = 0;
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (quote !== '') {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '[') depth++;
    else if (char === ']' && depth-- === 0) return at;
  }
  throw new JsonPathError('unterminated array');
}

/** Splits a union at the commas outside quotes. */
function splitUnion(text: string): string[] {
  const parts = [''];
  let quoted = false;
  for (const char of text) {
    if (char === "'") quoted = !quoted;
    if (char === ',' && !quoted) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
}

function readIndex(text: string, depth: number): PathNode {
  if (text === '*') return { kind: 'wildcard' };
  const key = KEY.exec(text)?.[1];
  if (key !== undefined) return { kind: 'list', nodes: parseJsonPath(`{.${key}}`, depth + 1) };
  const [, from = '', colon, to = '', , step = ''] = SLICE.exec(text) ?? [undefined, undefined];
  if (SLICE.exec(text) === null) throw new JsonPathError(`invalid array index ${text}`);
  if (colon === undefined) {
    const index = from === '' ? 0 : Number(from);
    return { kind: 'slice', from: index, to: index + 1, one: true };
  }
  return {
    kind: 'slice',
    ...(from !== '' && { from: Number(from) }),
    ...(to !== '' && { to: Number(to) }),
    ...(step !== '' && { step: Number(step) }),
    one: false,
  };
}

function readFilter(text: string, depth: number): PathNode {
  const inner = FILTER.exec(text)?.[1] ?? '';
  const compared = COMPARISON.exec(inner);
  const operand = (part: string): PathNode => ({
    kind: 'list',
    nodes: parseJsonPath(`{${part.trim()}}`, depth + 1),
  });
  if (compared === null) return { kind: 'filter', left: operand(inner), operator: 'exists' };
  const [, left = '', operator = '', right = ''] = compared;
  if (!OPERATORS.includes(operator)) throw new JsonPathError(`unrecognized filter operator ${operator}`);
  return { kind: 'filter', left: operand(left), operator: operator as FilterOperator, right: operand(right) };
}
