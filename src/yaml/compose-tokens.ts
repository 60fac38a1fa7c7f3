import { CST } from 'yaml';
import { composeScalar, DEEPEST, nothing, type Scalars, setEntry } from './compose-tree.ts';
import type { YamlDocument, YamlEntry, YamlNode } from './yaml-node.ts';
import type { YamlProblem } from './yaml-problem.ts';

/** The greatest distance between the start of a key and its colon. @see https://yaml.org/spec/1.2.2/#742-flow-mappings */
const LONGEST_KEY = 1024;

interface Reading {
  readonly text: string;
  readonly scalars: Scalars;
  readonly problems: YamlProblem[];
  /** The offset after the last value that was read and the comments that follow it. */
  end: number;
  /** Whether everything that was read so far has a form that is supported here. */
  usual: boolean;
}

/**
 * The tree of a document, directly from the library's syntax tokens, which is several times faster than through its nodes. `undefined` if
 * something needs the library's composer: an anchor, a tag, flow over several lines, or anything out of place.
 */
export function composeTokens(
  { offset, start, value, end = [] }: CST.Document,
  text: string,
  scalars: Scalars,
  problems: YamlProblem[],
): YamlDocument | undefined {
  if (value === undefined || !('items' in value)) return undefined;
  const into: Reading = { text, scalars, problems: [], end: 0, usual: true };
  const marks = readMarks(start, 'doc-start', into);
  if (marks === FOUND && value.type !== 'flow-collection') return undefined;
  const root = compose(value, into, 0);
  const range = { start: offset, end: into.end };
  readMarks(end, undefined, into);
  if (!into.usual) return undefined;
  problems.push(...into.problems);
  return { root, range };
}

function compose(token: CST.Token, into: Reading, depth: number): YamlNode {
  if (depth > DEEPEST) return refuse(into);
  switch (token.type) {
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
    case 'block-scalar':
      return scalarOf(token, into);
    case 'block-map':
      return blockMapOf(token, into, depth);
    case 'block-seq':
      return blockListOf(token, into, depth);
    case 'flow-collection':
      return flowOf(token, into, depth);
    default:
      return refuse(into);
  }
}

/** Plain text on one line that does not begin with an indicator of YAML: it is its own value. */
const WORD = /^[\w./-].*$/;

function scalarOf(token: CST.FlowScalar | CST.BlockScalar, into: Reading): YamlNode {
  if (token.type === 'scalar' && WORD.test(token.source)) {
    const { offset: start, source, end: after = [] } = token;
    const end = start + source.length;
    readMarks(after, undefined, into, false);
    into.end = endOf(after, end);
    return composeScalar(source, true, into.scalars, { start, end });
  }
  const resolved = CST.resolveAsScalar(token, true, () => refuse(into));
  if (resolved === null) return refuse(into);
  const [start, end, whole] = resolved.range;
  into.end = whole;
  return composeScalar(resolved.value, token.type === 'scalar', into.scalars, { start, end });
}

function blockMapOf({ offset, indent, items }: CST.BlockMap, into: Reading, depth: number): YamlNode {
  const entries = new Map<string, YamlEntry>();
  into.end = offset;
  let range = { start: offset, end: offset };
  for (const { start, key, sep, value } of items) {
    if (range.end < into.end) refuse(into);
    readMarks(start, undefined, into);
    if (key) {
      if (!('indent' in key) || key.indent !== indent) refuse(into);
      readEntry(entries, key, sep, value, into, depth);
      range = { start: offset, end: into.end };
    } else if (sep === undefined) into.end = endOf(start, into.end);
    else refuse(into);
  }
  return { kind: 'map', entries: [...entries.values()], range };
}

/** A key on one line, a colon on that line, and a value. */
function readEntry(
  entries: Map<string, YamlEntry>,
  token: CST.Token,
  sep: readonly CST.SourceToken[],
  value: CST.Token | undefined,
  into: Reading,
  depth: number,
): void {
  const key = compose(token, into, depth);
  const colon = sep[0]?.type === 'space' ? sep[1] : sep[0];
  const isLine = 'source' in token && token.type !== 'block-scalar' && !token.source.includes('\n');
  const isPlace = colon?.type === 'map-value-ind' && colon.offset - key.range.start <= LONGEST_KEY;
  if (!isLine || !isPlace || key.kind !== 'scalar' || key.value === null || (key.plain && key.raw === '<<'))
    return void refuse(into);
  const marks = readMarks(sep, 'map-value-ind', into);
  if (isBlock(value) && (marks & NEWLINE) === 0) refuse(into);
  const composed = value ? compose(value, into, depth + 1) : empty(sep, into);
  setEntry(entries, { key: String(key.value), keyRange: key.range, value: composed }, into.problems);
}

function isBlock(token: CST.Token | undefined): boolean {
  return token?.type === 'block-map' || token?.type === 'block-seq';
}

function blockListOf({ offset, items }: CST.BlockSequence, into: Reading, depth: number): YamlNode {
  const found: YamlNode[] = [];
  into.end = offset;
  let range = { start: offset, end: offset };
  for (const { start, value } of items) {
    if (range.end < into.end) refuse(into);
    if ((readMarks(start, 'seq-item-ind', into) & FOUND) !== 0) {
      found.push(value ? compose(value, into, depth + 1) : empty(start, into));
      range = { start: offset, end: into.end };
    } else if (value === undefined) into.end = endOf(start, into.end);
    else refuse(into);
  }
  return { kind: 'list', items: found, range };
}

/** A list or map in brackets on one line. */
function flowOf(flow: CST.FlowCollection, into: Reading, depth: number): YamlNode {
  const { offset, items } = flow;
  const [closed, ...rest] = flow.end;
  const isMap = flow.start.source === '{';
  const entries = new Map<string, YamlEntry>();
  const found: YamlNode[] = [];
  if (closed?.source !== (isMap ? '}' : ']')) return refuse(into);
  const range = { start: offset, end: closed.offset + 1 };
  if (into.text.slice(range.start, range.end).includes('\n')) return refuse(into);
  for (const [nth, { start, key, sep, value }] of items.entries()) {
    const hasComma = (readMarks(start, 'comma', into) & FOUND) !== 0;
    if (hasComma !== nth > 0) refuse(into);
    if (isMap && key && sep) readEntry(entries, key, sep, value, into, depth);
    else if (!isMap && !key && !sep && value) found.push(compose(value, into, depth + 1));
    else if (key || sep || value || nth < items.length - 1) refuse(into);
  }
  readMarks(rest, undefined, into, false);
  into.end = endOf(rest, range.end);
  return isMap
    ? { kind: 'map', entries: [...entries.values()], range }
    : { kind: 'list', items: found, range };
}

/** The empty value of a key or an item: after the spaces that follow the indicator. */
function empty(before: readonly CST.SourceToken[], into: Reading): YamlNode {
  let at = before.findLastIndex(({ type }) => type !== 'space' && type !== 'newline' && type !== 'comment');
  while (before[at + 1]?.type === 'space') at++;
  const end = endOf(before.slice(0, at + 1), 0);
  into.end = before.some(({ type }) => type === 'comment') ? endOf(before, end) : end;
  return nothing({ start: end, end });
}

const FOUND = 1;
const NEWLINE = 2;

/** Whether the tokens around a value, which may be spaces, comments and one indicator, include that indicator and a newline. */
function readMarks(
  tokens: readonly CST.SourceToken[],
  sign: CST.SourceToken['type'] | undefined,
  into: Reading,
  isSpaced = true,
): number {
  let marks = 0;
  let spaced = isSpaced;
  for (const { type, source } of tokens) {
    if (type === 'newline') marks |= NEWLINE;
    else if (type === sign && (marks & FOUND) === 0) marks |= FOUND;
    else if (type === 'space' ? source.includes('\t') : type !== 'comment' || !spaced) refuse(into);
    spaced = type === 'newline' || type === 'space';
  }
  return marks;
}

function endOf(tokens: readonly CST.SourceToken[], otherwise: number): number {
  const last = tokens.at(-1);
  return last === undefined ? otherwise : last.offset + last.source.length;
}

function refuse(into: Reading): YamlNode {
  into.usual = false;
  return nothing({ start: 0, end: 0 });
}
