import type { Range } from '../source/range.ts';

export type ScalarValue = string | number | boolean | null;

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly value: ScalarValue;
  /** As written, without quotes and folding undone: `yes`, `0644`, `1.30`. */
  readonly raw: string;
  /** Neither quoted nor a block scalar: what YAML gives a type by its look. */
  readonly plain: boolean;
  readonly range: Range;
}

export interface YamlEntry {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: YamlNode;
}

export interface YamlMap {
  readonly kind: 'map';
  /** In the order of the text, each key once; what `<<` merges in comes last. */
  readonly entries: readonly YamlEntry[];
  readonly range: Range;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly range: Range;
}

/** A value with its place. An alias is the node that it names, with that node's range. */
export type YamlNode = YamlScalar | YamlMap | YamlList;

export interface YamlDocument {
  /** `undefined` for a document without content, such as between two `---`. */
  readonly root: YamlNode | undefined;
  readonly range: Range;
}

/** The entry of a key; `undefined` where the node is no map or has no such key. */
export function entryOf(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
}

/** The node below a path of keys and positions; `undefined` where the path leaves the tree. */
export function nodeAt(node: YamlNode | undefined, ...path: (string | number)[]): YamlNode | undefined {
  let at = node;
  for (const step of path) {
    if (typeof step === 'string') at = entryOf(at, step)?.value;
    else at = at?.kind === 'list' ? at.items[step] : undefined;
  }
  return at;
}

/** The string that a node holds; `undefined` where it holds anything else. */
export function stringOf(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** The items of a list; none where the node is anything else. */
export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === 'list' ? node.items : [];
}

/** The entries of a map; none where the node is anything else. */
export function entriesOf(node: YamlNode | undefined): readonly YamlEntry[] {
  return node?.kind === 'map' ? node.entries : [];
}
