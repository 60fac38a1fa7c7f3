import type { Range } from '../../source/range.ts';
import { entriesOf, entryOf, itemsOf, stringOf, type YamlNode } from '../../yaml/yaml-node.ts';
import { itemPath, keyPath } from './field-path.ts';

/** A value of an object with its path and the range to point at: its key, or the value itself if it has no key. */
export interface Located {
  readonly node: YamlNode;
  readonly path: string;
  readonly at: Range;
}

/** The value below keys; `undefined` if there is none or it is `null`. */
export function child(of: Located | undefined, ...keys: string[]): Located | undefined {
  let found = of;
  for (const key of keys) {
    const entry = entryOf(found?.node, key);
    if (found === undefined || entry === undefined || isNull(entry.value)) return undefined;
    found = { node: entry.value, path: keyPath(found.path, key), at: entry.keyRange };
  }
  return found;
}

/** The items of the list below keys. */
export function children(of: Located | undefined, ...keys: string[]): readonly Located[] {
  const list = child(of, ...keys);
  if (list === undefined) return [];
  return itemsOf(list.node).map((node, position) => ({
    node,
    path: itemPath(list.path, position),
    at: firstKey(node) ?? node.range,
  }));
}

export interface LocatedEntry extends Located {
  readonly key: string;
}

/** The entries of the map below keys, including those that are `null`. */
export function entries(of: Located | undefined, ...keys: string[]): readonly LocatedEntry[] {
  const map = child(of, ...keys);
  if (map === undefined) return [];
  return entriesOf(map.node).map(({ key, keyRange, value }) => ({
    key,
    node: value,
    path: keyPath(map.path, key),
    at: keyRange,
  }));
}

export function textAt(of: Located | undefined, ...keys: string[]): string | undefined {
  return stringOf(child(of, ...keys)?.node);
}

export function numberAt(of: Located | undefined, ...keys: string[]): number | undefined {
  const node = child(of, ...keys)?.node;
  return node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : undefined;
}

/** The scalar below keys as text: `80` and `"80"` are both `80`. */
export function scalarAt(of: Located | undefined, ...keys: string[]): string | undefined {
  const node = child(of, ...keys)?.node;
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;
}

export function has(of: Located | undefined, ...keys: string[]): boolean {
  return child(of, ...keys) !== undefined;
}

export function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

function firstKey(node: YamlNode): Range | undefined {
  return node.kind === 'map' ? node.entries[0]?.keyRange : undefined;
}
