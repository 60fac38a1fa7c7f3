import type { Range } from '../source/range.ts';

export type ScalarValue = string | number | boolean | null;

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly value: ScalarValue;
  /** The text without quotes and with folding undone: `yes`, `0644`, `1.30`. */
  readonly raw: string;
  /** Whether it is neither quoted nor a block scalar, so that YAML derives its type from the text. */
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
  /** In the order of the text, each key once; entries merged with `<<` come last. */
  readonly entries: readonly YamlEntry[];
  readonly range: Range;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly range: Range;
}

/** A value with its place. An alias is the same node as its anchor, with that node's range. */
export type YamlNode = YamlScalar | YamlMap | YamlList;

export interface YamlDocument {
  /** `undefined` for a document without content, such as between two `---`. */
  readonly root: YamlNode | undefined;
  readonly range: Range;
}

/** The entry of a key; `undefined` if the node is not a map or has no such key. */
export function entryOf(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
}

/** The node at a path of keys and positions; `undefined` if the path leaves the tree. */
export function nodeAt(node: YamlNode | undefined, ...path: (string | number)[]): YamlNode | undefined {
  let at = node;
  for (const step of path) {
    if (typeof step === 'string') at = entryOf(at, step)?.value;
    else at = at?.kind === 'list' ? at.items[step] : undefined;
  }
  return at;
}

/** The value of a string node; `undefined` for any other node. */
export function stringOf(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** The items of a list; none for any other node. */
export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === 'list' ? node.items : [];
}

/** The entries of a map; none for any other node. */
export function entriesOf(node: YamlNode | undefined): readonly YamlEntry[] {
  return node?.kind === 'map' ? node.entries : [];
}
