import type { Alias, Node, Pair, ParsedNode, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Range } from '../source/range.ts';
import { resolveScalar } from './resolve-scalar.ts';
import type { YamlEntry, YamlNode, YamlScalar } from './yaml-node.ts';
import type { YamlCode, YamlProblem } from './yaml-problem.ts';

/** How plain scalars are typed: as kubectl reads them, or all as strings (YAML's failsafe schema). */
export type Scalars = 'kubectl' | 'strings';

/** The greatest depth of a tree below its root. */
export const DEEPEST = 100;
/** The greatest number of nodes to which the aliases of one document may expand. */
const MOST_ALIASED_NODES = 50_000;
const TEXT_TAG = 'tag:yaml.org,2002:str';
const KNOWN_TAG = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq|binary|timestamp)$/;

interface Composer {
  readonly scalars: Scalars;
  readonly problems: YamlProblem[];
  /** `null` while the anchored node is still being read. */
  readonly anchors: Map<string, { readonly node: YamlNode; readonly weight: number } | null>;
  /** The number of nodes read so far, including those to which aliases expand. */
  weight: number;
  aliased: number;
}

/** The library's document as plain data with ranges. Invalid parts are reported and replaced by `null`. */
export function composeTree(contents: ParsedNode, scalars: Scalars, problems: YamlProblem[]): YamlNode {
  return compose(contents, { scalars, problems, anchors: new Map(), weight: 0, aliased: 0 }, 0);
}

function compose(node: Node | null, into: Composer, depth: number): YamlNode {
  if (node === null) return nothing({ start: 0, end: 0 });
  const range = rangeOf(node);
  if (depth > DEEPEST) return refuse(into, 'yaml-depth', `deeper than ${DEEPEST} levels`, range);
  if (isAlias(node)) return resolveAlias(node, into);
  const anchor = (node as Scalar).anchor;
  if (anchor !== undefined) into.anchors.set(anchor, null);
  const before = into.weight;
  into.weight += 1;
  const composed = composeContent(node, into, depth, range);
  if (anchor !== undefined) into.anchors.set(anchor, { node: composed, weight: into.weight - before });
  return composed;
}

function composeContent(node: Node, into: Composer, depth: number, range: Range): YamlNode {
  if (node.tag !== undefined && !KNOWN_TAG.test(node.tag))
    into.problems.push({ code: 'yaml-tag', message: `\`${node.tag}\` means nothing here`, range });
  if (isMap(node)) return { kind: 'map', entries: composeEntries(node, into, depth), range };
  if (isSeq(node))
    return {
      kind: 'list',
      items: (node as YAMLSeq<Node>).items.map((item) => compose(item, into, depth + 1)),
      range,
    };
  return scalarOf(node as Scalar, into.scalars, range);
}

function scalarOf({ value, type, tag }: Scalar, scalars: Scalars, range: Range): YamlScalar {
  const raw = typeof value === 'string' ? value : '';
  const plain = type === 'PLAIN' || type === undefined;
  return composeScalar(raw, plain, tag === TEXT_TAG ? 'strings' : scalars, range);
}

/** A scalar by its text, without quotes and with folding undone; only plain ones are typed. */
export function composeScalar(raw: string, plain: boolean, scalars: Scalars, range: Range): YamlScalar {
  const value = plain && scalars === 'kubectl' ? resolveScalar(raw) : raw;
  return { kind: 'scalar', value, raw, plain, range };
}

function composeEntries(map: YAMLMap, into: Composer, depth: number): YamlEntry[] {
  const entries = new Map<string, YamlEntry>();
  const merged: YamlEntry[] = [];
  for (const { key, value } of map.items as Pair<Node, Node | null>[]) {
    const name = keyText(key, into);
    if (name === undefined) continue;
    const keyRange = rangeOf(key);
    const end = { start: keyRange.end, end: keyRange.end };
    const composed = isAbsent(value) ? nothing(end) : compose(value, into, depth + 1);
    if (name === '<<' && isScalar(key) && key.type === 'PLAIN') merged.push(...mergedEntries(composed, into));
    else setEntry(entries, { key: name, keyRange, value: composed }, into.problems);
  }
  for (const entry of merged) if (!entries.has(entry.key)) entries.set(entry.key, entry);
  return [...entries.values()];
}

/** Adds an entry; one with the same key is replaced and reported. */
export function setEntry(entries: Map<string, YamlEntry>, entry: YamlEntry, problems: YamlProblem[]): void {
  const { key, keyRange: range } = entry;
  const first = entries.get(key);
  if (first !== undefined)
    problems.push({
      code: 'yaml-duplicate-key',
      message: `\`${key}\` is set twice in one map; the last one counts`,
      range,
      related: { range: first.keyRange, message: `\`${key}\` is set here first` },
    });
  entries.set(key, entry);
}

function mergedEntries(source: YamlNode, into: Composer): readonly YamlEntry[] {
  if (source.kind === 'map') return source.entries;
  if (source.kind === 'list') return source.items.flatMap((item) => mergedEntries(item, into));
  into.problems.push({ code: 'yaml-merge', message: '`<<` has no map to merge', range: source.range });
  return [];
}

/** The key in JSON: `1` and `yes` become `"1"` and `"true"`. */
function keyText(key: Node, into: Composer): string | undefined {
  const node = isAlias(key)
    ? resolveAlias(key, into)
    : isScalar(key)
      ? scalarOf(key, into.scalars, rangeOf(key))
      : undefined;
  if (node?.kind === 'scalar' && node.value !== null) return String(node.value);
  const template = isMap(key);
  const message = template
    ? '`{{` opens a template: render it first, or quote it'
    : 'a key must be one word or number';
  into.problems.push({ code: 'yaml-key', message, range: rangeOf(key) });
  return undefined;
}

function resolveAlias(alias: Alias, into: Composer): YamlNode {
  const range = rangeOf(alias);
  const target = into.anchors.get(alias.source);
  if (target === undefined)
    return refuse(into, 'yaml-alias', `nothing is named \`&${alias.source}\` before this`, range);
  if (target === null) return refuse(into, 'yaml-alias', `\`*${alias.source}\` is within itself`, range);
  into.aliased += target.weight;
  into.weight += target.weight;
  if (into.aliased <= MOST_ALIASED_NODES) return target.node;
  return refuse(into, 'yaml-alias-cap', `the aliases stand for more than ${MOST_ALIASED_NODES} parts`, range);
}

function refuse(into: Composer, code: YamlCode, message: string, range: Range): YamlNode {
  if (!into.problems.some((problem) => problem.code === code)) into.problems.push({ code, message, range });
  return nothing(range);
}

/** The value of an empty node. */
export function nothing(range: Range): YamlScalar {
  return { kind: 'scalar', value: null, raw: '', plain: true, range };
}

function isAbsent(value: Node | null): value is null {
  return value === null;
}

function rangeOf(node: Node): Range {
  return { start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 };
}
