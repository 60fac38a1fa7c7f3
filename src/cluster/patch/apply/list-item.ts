import { isObject, type Json, type JsonObject } from '../../../kubernetes/json.ts';
import type { PathElement } from './field-set.ts';
import type { MergeShape } from './shape.ts';

type ListShape = Extract<MergeShape, { kind: 'list' }>;

/** The path element of an item in a set or in a list with keys, or `undefined` if a key is missing. */
export function elementOf(item: Json, shape: ListShape): PathElement | undefined {
  if (shape.keys.length === 0) return `v:${JSON.stringify(item)}`;
  if (!isObject(item)) return undefined;
  const keys: JsonObject = {};
  for (const { name, fallback } of [...shape.keys].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const value = item[name] ?? fallback;
    if (value === undefined) return undefined;
    keys[name] = value;
  }
  return `k:${JSON.stringify(keys)}`;
}

/** The items of a list by path element; the first one if several have the same. Items without one are skipped. */
export function itemsOf(list: readonly Json[], shape: ListShape): Map<PathElement, Json> {
  const found = new Map<PathElement, Json>();
  for (const item of list) {
    const element = elementOf(item, shape);
    if (element !== undefined && !found.has(element)) found.set(element, item);
  }
  return found;
}
