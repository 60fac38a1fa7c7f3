import { copyJson, isObject, type Json, type JsonObject } from '../../../kubernetes/json.ts';
import { structureOf } from '../../../kubernetes/schema/structure.ts';
import { statusError } from '../../api/status-error.ts';
import {
  DELETE_FROM_LIST,
  DIRECTIVE,
  listNamed,
  ORDER,
  RETAIN_KEYS,
  withoutDirectives,
} from './directives.ts';
import { mergeList } from './merge-list.ts';
import { inOrder } from './order.ts';
import { typeOfField } from './type-of-field.ts';

/**
 * An object after a strategic merge patch. `type` determines which lists are merged, and by which key.
 *
 * @see https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md
 */
export function strategicMergePatch(object: JsonObject, patch: Json, type: string): JsonObject {
  if (!isObject(patch))
    throw statusError(
      400,
      'BadRequest',
      'json: cannot unmarshal value into Go value of type map[string]interface {}',
    );
  return mergeMap(copyJson(object), copyJson(patch), type);
}

/** Merges a patch into an object of a type, in place, and returns the object. */
function mergeMap(object: JsonObject, patch: JsonObject, type: string): JsonObject {
  const directive = patch[DIRECTIVE];
  if (directive === 'replace') return withoutDirectives(patch);
  if (directive === 'delete') return {};
  if (directive !== undefined && directive !== 'merge')
    throw badPatch(`unknown patch type: ${String(directive)}`);
  delete patch[DIRECTIVE];
  retainKeys(object, patch);
  orderLists(object, patch, type);
  for (const [key, value] of Object.entries(patch)) mergeField(object, key, value, type);
  return object;
}

function mergeField(object: JsonObject, key: string, value: Json, type: string): void {
  if (key.startsWith(DELETE_FROM_LIST)) {
    deleteFromList(object, listNamed(key), value);
    return;
  }
  const present = Object.hasOwn(object, key) ? object[key] : undefined;
  if (value === null) delete object[key];
  else if (present === undefined || present === null) object[key] = withoutDirectives(value);
  else if (isObject(value) && isObject(present))
    object[key] = mergeMap(present, value, typeOfField(type, key));
  else if (Array.isArray(value) && Array.isArray(present))
    object[key] = mergeListField(present, value, type, key);
  else object[key] = value;
}

function mergeListField(present: Json[], value: Json[], type: string, field: string): Json[] {
  const { merges, mergeKey } = structureOf(type, field);
  if (!merges) return withoutDirectives(value);
  return mergeList(present, value, mergeKey, (object, patch) =>
    mergeMap(object, patch, typeOfField(type, field)),
  );
}

function deleteFromList(object: JsonObject, field: string, value: Json): void {
  const present = object[field];
  if (!Array.isArray(present) || !Array.isArray(value)) return;
  object[field] = present.filter((item) => !value.includes(item));
}

/** Applies `$retainKeys`, which lists the only keys that are kept. */
function retainKeys(object: JsonObject, patch: JsonObject): void {
  const kept = patch[RETAIN_KEYS];
  if (kept === undefined) return;
  delete patch[RETAIN_KEYS];
  const extra = Object.entries(patch).some(([key, value]) => value !== null && !isKept(kept, key));
  if (!Array.isArray(kept) || extra) throw badPatch('invalid patch format of retainKeys');
  for (const key of Object.keys(object)) if (!kept.includes(key)) delete object[key];
}

function isKept(kept: Json, key: string): boolean {
  return key.startsWith('$') || (Array.isArray(kept) && kept.includes(key));
}

/** Applies `$setElementOrder/FIELD`, which sets the order of a list's items after the merge. */
function orderLists(object: JsonObject, patch: JsonObject, type: string): void {
  for (const key of Object.keys(patch).filter((one) => one.startsWith(ORDER))) {
    const order = patch[key];
    delete patch[key];
    if (!Array.isArray(order)) throw badPatch(`expected a list for ${key}`);
    const field = key.slice(ORDER.length);
    const { mergeKey } = structureOf(type, field);
    const change = patch[field];
    const removed = patch[`${DELETE_FROM_LIST}${field}`];
    const present = object[field];
    if (change !== undefined && !Array.isArray(change)) continue;
    if (removed !== undefined) {
      deleteFromList(object, field, removed);
      delete patch[`${DELETE_FROM_LIST}${field}`];
    }
    const before = Array.isArray(present) ? present : [];
    const kept = Array.isArray(object[field]) ? object[field] : [];
    checkOrder(change ?? [], order, mergeKey);
    const merged =
      change === undefined
        ? kept
        : kept.length === 0
          ? (withoutDirectives(change) as Json[])
          : mergeListField(kept, change, type, field);
    delete patch[field];
    if (merged.length > 0 || Array.isArray(present)) object[field] = inOrder(merged, order, before, mergeKey);
  }
}

/** Checks that every changed item is in the order list, in the same sequence. */
function checkOrder(change: readonly Json[], order: readonly Json[], mergeKey: string | undefined): void {
  const keyOf = (item: Json): Json =>
    mergeKey !== undefined && isObject(item) ? (item[mergeKey] ?? null) : item;
  const named = order.map(keyOf);
  let from = 0;
  for (const item of change) {
    if (isObject(item) && DIRECTIVE in item) continue;
    const at = named.indexOf(keyOf(item), from);
    if (at < 0)
      throw badPatch(
        `The order in patch list:\n${JSON.stringify(change)}\n doesn't match ${ORDER} list:\n${JSON.stringify(order)}\n`,
      );
    from = at + 1;
  }
}

function badPatch(message: string): Error {
  return statusError(400, 'BadRequest', message);
}
