import { isObject, type Json, type JsonObject } from '../../../kubernetes/json.ts';
import { statusError } from '../../api/status-error.ts';
import { DIRECTIVE, withoutDirectives } from './directives.ts';
import { inOrder } from './order.ts';

/** Merges a patch's list into a list: scalars are added, objects are matched by the merge key. */
export function mergeList(
  present: readonly Json[],
  patch: readonly Json[],
  mergeKey: string | undefined,
  merge: (object: JsonObject, patch: JsonObject) => JsonObject,
): Json[] {
  if (present.length === 0 && patch.length === 0) return [];
  if (![...present, ...patch].some(isObject)) {
    const merged = [...new Set([...present, ...patch])];
    return inOrder(merged, patch, present, undefined);
  }
  if (mergeKey === undefined) throw statusError(400, 'BadRequest', 'cannot merge lists without merge key');
  const { kept, changes } = applyDirectives(present, patch, mergeKey);
  const merged = mergeByKey(kept, changes, mergeKey, merge);
  return inOrder(merged, changes, kept, mergeKey);
}

interface Merging {
  readonly kept: Json[];
  readonly changes: JsonObject[];
}

/** Applies items with `$patch`: `delete` removes items with the same key, `replace` replaces the whole list. */
function applyDirectives(present: readonly Json[], patch: readonly Json[], mergeKey: string): Merging {
  let kept = [...present];
  const changes: JsonObject[] = [];
  let replaces = false;
  for (const item of patch) {
    if (!isObject(item)) throw statusError(400, 'BadRequest', 'invalid patch: a list has objects and others');
    const directive = item[DIRECTIVE];
    if (directive === undefined) changes.push(item);
    else if (directive === 'replace') replaces = true;
    else if (directive === 'delete') {
      const key = keyOf(item, mergeKey);
      kept = kept.filter((one) => !isObject(one) || one[mergeKey] !== key);
    } else if (directive !== 'merge')
      throw statusError(400, 'BadRequest', `unknown patch type: ${String(directive)}`);
    else throw statusError(400, 'BadRequest', 'merging list cannot yet be specified in the patch');
  }
  return { kept: replaces ? [] : kept, changes };
}

function mergeByKey(
  kept: readonly Json[],
  changes: readonly JsonObject[],
  mergeKey: string,
  merge: (object: JsonObject, patch: JsonObject) => JsonObject,
): Json[] {
  const merged = [...kept];
  for (const change of changes) {
    const key = keyOf(change, mergeKey);
    const at = merged.findIndex((one) => isObject(one) && one[mergeKey] === key);
    const found = merged[at];
    if (isObject(found)) merged[at] = merge(found, change);
    else merged.push(withoutDirectives(change));
  }
  return merged;
}

function keyOf(item: JsonObject, mergeKey: string): Json {
  const key = item[mergeKey];
  if (key !== undefined) return key;
  throw statusError(
    400,
    'BadRequest',
    `map: ${goMap(item)} does not contain declared merge key: ${mergeKey}`,
  );
}

/** A value as Go prints a map. */
export function goMap(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(goMap).join(' ')}]`;
  if (value === null) return '<nil>';
  if (!isObject(value)) return String(value);
  const entries = Object.keys(value).sort();
  return `map[${entries.map((key) => `${key}:${goMap(value[key] ?? null)}`).join(' ')}]`;
}
