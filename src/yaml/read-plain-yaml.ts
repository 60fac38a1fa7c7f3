import type { Scalars } from './compose-tree.ts';
import { type FlowNode, readFlow, readKey, readQuoted } from './read-flow.ts';
import { resolveScalar } from './resolve-scalar.ts';
import type { YamlDocument, YamlEntry, YamlNode } from './yaml-node.ts';

/** Control characters, tabs and rare line ends: what holds one is for the library. */
const UNUSUAL = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]/;
/** A plain scalar that begins so is none, or needs a second look. */
const INDICATOR = /^(?:[,[\]{}#&*!|>'"%@`]|[-?:](?: |$))/;
const DEEPEST = 60;

const NEWLINE = 10;
const SPACE = 32;
const HASH = 35;
const DASH = 45;

/** A node and the offset behind its last line. */
interface Block {
  readonly node: YamlNode;
  readonly end: number;
}

interface Line {
  /** Offset of the first character that is no space. */
  readonly at: number;
  readonly indent: number;
}

/** Deeper than anything, so that it ends the reading wherever it turns up. */
const UNSURE: Line = { at: 0, indent: Number.POSITIVE_INFINITY };

/**
 * Reads YAML as people write manifests: block maps and lists, one-line flow, simple quotes, comments. What it reads, it reads as
 * the library does, many times faster; `null` for whatever it is not sure of, which the library then reads or refuses.
 */
export function readPlainYaml(text: string, scalars: Scalars): YamlDocument[] | null {
  if (UNUSUAL.test(text)) return null;
  const documents: YamlDocument[] = [];
  for (let at = 0; at < text.length; ) {
    const line = contentLine(text, isMarker(text, at) ? at + 4 : at);
    if (line === null || text.startsWith('---', line.at)) return null;
    const block = readBlock(text, line, scalars, 0);
    if (block === null) return null;
    const { start } = block.node.range;
    documents.push({ root: block.node, range: { start, end: block.end } });
    const next = contentLine(text, block.end);
    if (next === null) return documents;
    if (!isMarker(text, next.at) || next.indent > 0) return null;
    at = next.at;
  }
  return null;
}

function isMarker(text: string, at: number): boolean {
  return text.startsWith('---\n', at);
}

/**
 * The first line from an offset on, which must be a line's start, that holds more than a comment; `UNSURE` where a comment is
 * indented deeper than what follows it, since that may belong to what stands above.
 */
function contentLine(text: string, from: number): Line | null {
  let comment = 0;
  for (let start = from; start < text.length; ) {
    let at = start;
    while (text.charCodeAt(at) === SPACE) at++;
    const code = text.charCodeAt(at);
    if (code === HASH) comment = Math.max(comment, at - start);
    else if (at < text.length && code !== NEWLINE)
      return at - start < comment ? UNSURE : { at, indent: at - start };
    start = lineEnd(text, at) + 1;
  }
  return comment > 0 ? UNSURE : null;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function readBlock(text: string, line: Line, scalars: Scalars, depth: number): Block | null {
  if (depth > DEEPEST || line === UNSURE) return null;
  return isItem(text, line.at) ? readList(text, line, scalars, depth) : readMap(text, line, scalars, depth);
}

function isItem(text: string, at: number): boolean {
  return text.charCodeAt(at) === DASH && isGap(text, at + 1);
}

/** Whether a line ends here, or a space stands here. */
function isGap(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === SPACE || code === NEWLINE || at >= text.length;
}

function readMap(text: string, first: Line, scalars: Scalars, depth: number): Block | null {
  const entries: YamlEntry[] = [];
  const seen = new Set<string>();
  let end = first.at;
  for (let line: Line | null = first; line !== null && line.indent === first.indent; ) {
    if (isEndOfDocument(text, line)) break;
    const key = readKey(text, line.at, scalars);
    if (key === null || seen.has(key.name) || !isGap(text, key.end + 1)) return null;
    const value = readValue(text, key.end + 1, line.indent, scalars, depth, true);
    if (value === null) return null;
    seen.add(key.name);
    entries.push({ key: key.name, keyRange: { start: line.at, end: key.end }, value: value.node });
    end = value.end;
    line = contentLine(text, end);
    if (line !== null && line.indent > first.indent) return null;
  }
  return { node: { kind: 'map', entries, range: { start: first.at, end } }, end };
}

function readList(text: string, first: Line, scalars: Scalars, depth: number): Block | null {
  const items: YamlNode[] = [];
  let end = first.at;
  for (let line: Line | null = first; line !== null && line.indent === first.indent; ) {
    if (isEndOfDocument(text, line) || !isItem(text, line.at)) break;
    const value = readItem(text, line, scalars, depth);
    if (value === null) return null;
    items.push(value.node);
    end = value.end;
    line = contentLine(text, end);
    if (line !== null && line.indent > first.indent) return null;
  }
  return { node: { kind: 'list', items, range: { start: first.at, end } }, end };
}

function isEndOfDocument(text: string, { at, indent }: Line): boolean {
  return indent === 0 && isMarker(text, at);
}

/** What stands behind `- `: a map or list that begins on its line, or a value. */
function readItem(text: string, { at, indent }: Line, scalars: Scalars, depth: number): Block | null {
  let start = at + 1;
  while (text.charCodeAt(start) === SPACE) start++;
  const inner: Line = { at: start, indent: indent + start - at };
  const key = readKey(text, start, scalars);
  const opensMap = key !== null && isGap(text, key.end + 1);
  if (isItem(text, start) || opensMap) return readBlock(text, inner, scalars, depth + 1);
  return readValue(text, at + 1, indent, scalars, depth, false);
}

/** A value on the rest of a line, or below it. A list may stand in the column of the key that it belongs to. */
function readValue(
  text: string,
  from: number,
  indent: number,
  scalars: Scalars,
  depth: number,
  ofKey: boolean,
): Block | null {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at++;
  const code = text.charCodeAt(at);
  if (at < text.length && code !== NEWLINE && !(code === HASH && at > from))
    return readInline(text, at, indent, scalars);
  const line = contentLine(text, lineEnd(text, at) + 1);
  if (line === null) return null;
  const belongs = line.indent > indent || (ofKey && line.indent === indent && isItem(text, line.at));
  return belongs ? readBlock(text, line, scalars, depth + 1) : null;
}

/** A scalar or flow collection, with nothing but a comment behind it, and no line below that goes on with it. */
function readInline(text: string, at: number, indent: number, scalars: Scalars): Block | null {
  const end = lineEnd(text, at);
  const read = readOneLine(text, at, end, scalars);
  if (read === null) return null;
  let rest = read.end;
  while (text.charCodeAt(rest) === SPACE) rest++;
  if (rest < end && (text.charCodeAt(rest) !== HASH || rest === read.end)) return null;
  const after = Math.min(end + 1, text.length);
  const next = contentLine(text, after);
  return next !== null && next.indent > indent ? null : { node: read.node, end: after };
}

function readOneLine(text: string, at: number, end: number, scalars: Scalars): FlowNode | null {
  const first = text.charAt(at);
  if (first === '{' || first === '[') return readFlow(text, at, end, scalars);
  if (first === '"' || first === "'") return readQuoted(text, at, end);
  const comment = text.slice(at, end).indexOf(' #');
  const raw = text.slice(at, comment === -1 ? end : at + comment).trimEnd();
  if (INDICATOR.test(raw) || raw.includes(': ') || raw.endsWith(':')) return null;
  const range = { start: at, end: at + raw.length };
  const value = scalars === 'kubectl' ? resolveScalar(raw) : raw;
  return { node: { kind: 'scalar', value, raw, plain: true, range }, end: range.end };
}
