import type { Scalars } from './compose-tree.ts';
import { resolveScalar } from './resolve-scalar.ts';
import type { YamlEntry, YamlNode } from './yaml-node.ts';

/** A node on one line, and the offset behind it. */
export interface FlowNode {
  readonly node: YamlNode;
  readonly end: number;
}

export interface Key {
  /** As it stands in JSON: `1` and `yes` become `"1"` and `"true"`. */
  readonly name: string;
  /** The offset of its colon. */
  readonly end: number;
}

const KEY = /[A-Za-z0-9_][\w./-]*(?=:)/y;
const PLAIN_IN_FLOW = /[A-Za-z0-9_./+~-](?:[A-Za-z0-9_./+~=()^;$%@*? -]|:(?=[A-Za-z0-9_./]))*/y;
const DEEPEST = 40;

/** A key of plain signs with a colon behind it; `null` for any other. */
export function readKey(text: string, at: number, scalars: Scalars): Key | null {
  KEY.lastIndex = at;
  const raw = KEY.exec(text)?.[0];
  if (raw === undefined) return null;
  const value = scalars === 'kubectl' ? resolveScalar(raw) : raw;
  return value === null ? null : { name: String(value), end: at + raw.length };
}

/** A quoted text without escapes that ends on its line. */
export function readQuoted(text: string, at: number, lineEnd: number): FlowNode | null {
  const quote = text.charAt(at);
  const close = text.indexOf(quote, at + 1);
  if (close === -1 || close >= lineEnd || text.charAt(close + 1) === quote) return null;
  const raw = text.slice(at + 1, close);
  if (raw.includes('\\')) return null;
  const range = { start: at, end: close + 1 };
  return { node: { kind: 'scalar', value: raw, raw, plain: false, range }, end: close + 1 };
}

/** A flow map or list that ends on its line. */
export function readFlow(
  text: string,
  at: number,
  lineEnd: number,
  scalars: Scalars,
  depth = 0,
): FlowNode | null {
  if (depth > DEEPEST) return null;
  const isMap = text.charAt(at) === '{';
  const close = isMap ? '}' : ']';
  const entries: YamlEntry[] = [];
  const items: YamlNode[] = [];
  const names = new Set<string>();
  let next = skipSpaces(text, at + 1);
  while (text.charAt(next) !== close) {
    const key = isMap ? readKey(text, next, scalars) : null;
    if (isMap && (key === null || names.has(key.name) || text.charAt(key.end + 1) !== ' ')) return null;
    const value = readFlowValue(
      text,
      key === null ? next : skipSpaces(text, key.end + 1),
      lineEnd,
      scalars,
      depth,
    );
    if (value === null) return null;
    if (key === null) items.push(value.node);
    else {
      names.add(key.name);
      entries.push({ key: key.name, keyRange: { start: next, end: key.end }, value: value.node });
    }
    next = skipSpaces(text, value.end);
    if (text.charAt(next) === close) break;
    if (text.charAt(next) !== ',') return null;
    next = skipSpaces(text, next + 1);
    if (text.charAt(next) === close) return null;
  }
  const range = { start: at, end: next + 1 };
  return { node: isMap ? { kind: 'map', entries, range } : { kind: 'list', items, range }, end: range.end };
}

function readFlowValue(
  text: string,
  at: number,
  lineEnd: number,
  scalars: Scalars,
  depth: number,
): FlowNode | null {
  const first = text.charAt(at);
  if (first === '{' || first === '[') return readFlow(text, at, lineEnd, scalars, depth + 1);
  if (first === '"' || first === "'") return readQuoted(text, at, lineEnd);
  PLAIN_IN_FLOW.lastIndex = at;
  const raw = PLAIN_IN_FLOW.exec(text)?.[0].trimEnd();
  const after = text.charAt(skipSpaces(text, at + (raw?.length ?? 0)));
  if (raw === undefined || !',]}'.includes(after) || /^[-?:](?: |$)/.test(raw)) return null;
  const range = { start: at, end: at + raw.length };
  const value = scalars === 'kubectl' ? resolveScalar(raw) : raw;
  return { node: { kind: 'scalar', value, raw, plain: true, range }, end: range.end };
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32) at++;
  return at;
}
