import { isObject, type Json, type JsonObject } from '../../../kubernetes/json.ts';
import type { PathElement } from './field-set.ts';
import { elementOf, itemsOf } from './list-item.ts';
import { LEAF, type MergeShape } from './shape.ts';

/** A stored value with a configuration merged into it: the configuration takes precedence, everything else is kept. */
export function mergeApplied(
  stored: Json | undefined,
  applied: Json | undefined,
  shape: MergeShape,
): Json | undefined {
  if (applied === undefined) return stored;
  if (stored === undefined) return applied;
  if (shape.kind === 'map' && isObject(stored) && isObject(applied)) return mergeMaps(stored, applied, shape);
  if (shape.kind === 'list' && Array.isArray(stored) && Array.isArray(applied))
    return mergeLists(stored, applied, shape);
  const keepsStored =
    applied === null &&
    ((shape.kind === 'map' && isObject(stored)) || (shape.kind === 'list' && Array.isArray(stored)));
  return keepsStored ? stored : applied;
}

function mergeMaps(
  stored: JsonObject,
  applied: JsonObject,
  shape: Extract<MergeShape, { kind: 'map' }>,
): JsonObject {
  const merged: JsonObject = {};
  for (const key of new Set([...Object.keys(stored), ...Object.keys(applied)])) {
    const value = mergeApplied(stored[key], applied[key], shape.field(key) ?? shape.entry ?? LEAF);
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

/**
 * Merges two lists. Items of the configuration are in its order; an item that only the stored list contains keeps its position among them.
 */
function mergeLists(
  stored: readonly Json[],
  applied: readonly Json[],
  shape: Extract<MergeShape, { kind: 'list' }>,
): Json[] {
  const [left, right] = [itemsOf(stored, shape), itemsOf(applied, shape)];
  const leftOrder = stored.map((item) => elementOf(item, shape) ?? '');
  const rightOrder = [...right.keys()];
  const shared = rightOrder.filter((element) => left.has(element));
  const merged: Json[] = [];
  const done = new Set<PathElement>();
  let [l, r] = [0, 0];
  const takeRight = (element: PathElement): void => {
    const value = mergeApplied(left.get(element), right.get(element), shape.item);
    if (value !== undefined) merged.push(value);
    done.add(element);
    if (shared[0] === element) shared.shift();
    r++;
  };
  while (l < leftOrder.length || r < rightOrder.length) {
    const [mine, theirs] = [leftOrder[l], rightOrder[r]];
    if (mine !== undefined && mine === theirs) {
      takeRight(mine);
      l++;
    } else if (mine !== undefined && theirs !== undefined && right.has(mine) && shared[0] !== mine) l++;
    else if (mine !== undefined && !right.has(mine)) {
      merged.push(stored[l] ?? null);
      l++;
    } else {
      if (mine !== undefined && done.has(mine)) l++;
      if (theirs !== undefined) takeRight(theirs);
    }
  }
  return merged;
}
