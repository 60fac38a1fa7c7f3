import { sameJson } from '../../cluster/patch/same-json.ts';
import { compareJsonTexts, isObject, type Json, type JsonObject } from '../../kubernetes/json.ts';
import { fieldOf } from '../../kubernetes/schema/schemas.ts';
import { structureOf } from '../../kubernetes/schema/structure.ts';

interface DiffOptions {
  readonly deletions: boolean;
  readonly changes: boolean;
  /** Whether all remaining keys are listed. */
  readonly retainKeys: boolean;
}

/**
 * The strategic merge patch that turns one object of a type into another, as sent by `kubectl set`, `edit` and `taint`.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.35.0/staging/src/k8s.io/apimachinery/pkg/util/strategicpatch/patch.go
 */
export function strategicDiff(before: JsonObject, after: JsonObject, type: string): JsonObject {
  return diffMaps(before, after, type, { deletions: true, changes: true, retainKeys: false });
}

/** The patch of `kubectl apply`: the changes from the live object to the applied one, and the deletions since the last apply. */
export function threeWayDiff(
  last: JsonObject,
  applied: JsonObject,
  live: JsonObject,
  type: string,
): JsonObject {
  const changes = diffMaps(live, applied, type, { deletions: false, changes: true, retainKeys: false });
  const deletions = diffMaps(last, applied, type, { deletions: true, changes: false, retainKeys: false });
  return joinPatches(deletions, changes, type);
}

function diffMaps(before: JsonObject, after: JsonObject, type: string, options: DiffOptions): JsonObject {
  const patch: JsonObject = {};
  for (const [key, value] of Object.entries(after)) {
    if (!Object.hasOwn(before, key)) {
      if (options.changes) patch[key] = value;
    } else diffField(key, before[key] ?? null, value, type, patch, options);
  }
  if (options.deletions)
    for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) patch[key] = null;
  const kept = Object.keys(after).filter((key) => after[key] !== null);
  const dropped = Object.keys(before).some((key) => !Object.hasOwn(after, key));
  if (options.retainKeys && kept.length > 0 && (Object.keys(patch).length > 0 || dropped))
    patch.$retainKeys = kept.sort();
  return patch;
}

function diffField(
  key: string,
  before: Json,
  after: Json,
  type: string,
  patch: JsonObject,
  options: DiffOptions,
): void {
  const structure = structureOf(type, key);
  if (isObject(before) && isObject(after)) {
    const inner = fieldOf(type, key);
    const nested = inner?.shape === 'map' ? 'map' : (inner?.type ?? '');
    const value = diffMaps(before, after, nested, { ...options, retainKeys: structure.retainsKeys });
    if (Object.keys(value).length > 0) patch[key] = value;
  } else if (Array.isArray(before) && Array.isArray(after) && structure.merges) {
    const nested = fieldOf(type, key)?.type ?? '';
    const within = { ...options, retainKeys: structure.retainsKeys };
    if (structure.mergeKey === undefined) diffTexts(key, before, after, patch, options);
    else diffItems(key, before, after, { type: nested, mergeKey: structure.mergeKey }, patch, within);
  } else if (!sameJson(before, after) && options.changes) patch[key] = after;
}

interface ListType {
  readonly type: string;
  readonly mergeKey: string;
}

function diffItems(
  key: string,
  before: readonly Json[],
  after: readonly Json[],
  { type, mergeKey }: ListType,
  patch: JsonObject,
  options: DiffOptions,
): void {
  if (before.length === 0) {
    if (after.length > 0 && options.changes) patch[key] = [...after];
    return;
  }
  const keyOf = keyBy(mergeKey);
  const changed: Json[] = [];
  for (const item of after) {
    const old = before.find((other) => sameJson(keyOf(other), keyOf(item)));
    if (old === undefined) {
      if (options.changes) changed.push(item);
    } else if (isObject(old) && isObject(item)) {
      const inner = diffMaps(old, item, type, options);
      if (Object.keys(inner).length > 0) changed.push({ ...inner, [mergeKey]: keyOf(item) });
    }
  }
  const gone = before.filter((old) => !after.some((item) => sameJson(keyOf(item), keyOf(old))));
  const removed = options.deletions
    ? gone.map((old): Json => ({ $patch: 'delete', [mergeKey]: keyOf(old) })).sort(compareJsonTexts)
    : [];
  const items = [...changed, ...removed];
  if (items.length > 0) patch[key] = items;
  if (items.length > 0 || !sameOrder(before.map(keyOf), after.map(keyOf)))
    if (after.length > 0)
      patch[`$setElementOrder/${key}`] = after.map((item) => ({ [mergeKey]: keyOf(item) }));
}

/** Returns a function that identifies the items of a list by their merge key. */
function keyBy(mergeKey: string): (item: Json) => Json {
  return (item) => (isObject(item) ? (item[mergeKey] ?? null) : null);
}

/** Whether the items that both lists contain are in the same order. */
function sameOrder(before: readonly Json[], after: readonly Json[]): boolean {
  const common = (list: readonly Json[], other: readonly Json[]): readonly Json[] =>
    list.filter((key) => other.some((one) => sameJson(one, key)));
  return sameJson([...common(before, after)], [...common(after, before)]) && before.length === after.length;
}

function diffTexts(
  key: string,
  before: readonly Json[],
  after: readonly Json[],
  patch: JsonObject,
  options: DiffOptions,
): void {
  if (before.length === 0) {
    if (after.length > 0 && options.changes) patch[key] = [...after];
    return;
  }
  const added = options.changes ? after.filter((value) => !before.includes(value)) : [];
  const removed = options.deletions ? before.filter((value) => !after.includes(value)) : [];
  if (added.length > 0) patch[key] = added;
  if (removed.length > 0) patch[`$deleteFromPrimitiveList/${key}`] = [...removed].sort(compareJsonTexts);
  if (added.length > 0 || removed.length > 0) patch[`$setElementOrder/${key}`] = [...after];
}

/** Joins two patches of a type; the second one takes precedence. */
function joinPatches(first: JsonObject, second: JsonObject, type: string): JsonObject {
  const joined: JsonObject = { ...first };
  for (const [key, value] of Object.entries(second)) {
    const present = joined[key];
    const mergeKey = structureOf(type, key).mergeKey;
    const nested = fieldOf(type, key)?.type ?? '';
    if (isObject(present) && isObject(value)) joined[key] = joinPatches(present, value, nested);
    else if (Array.isArray(present) && Array.isArray(value) && mergeKey !== undefined && !key.startsWith('$'))
      joined[key] = joinItems(present, value, nested, mergeKey);
    else joined[key] = value;
  }
  return joined;
}

function joinItems(first: readonly Json[], second: readonly Json[], type: string, mergeKey: string): Json[] {
  const keyOf = keyBy(mergeKey);
  const others = first.filter((item) => !second.some((other) => sameJson(keyOf(other), keyOf(item))));
  const joined = second.map((item) => {
    const old = first.find((other) => sameJson(keyOf(other), keyOf(item)));
    return isObject(old) && isObject(item) ? joinPatches(old, item, type) : item;
  });
  return [...joined, ...others];
}
