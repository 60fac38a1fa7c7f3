import { sameJson } from '../../cluster/patch/same-json.ts';
import { isObject, type JsonObject } from '../../kubernetes/json.ts';

/** The JSON merge patch that turns one object into another. @see https://www.rfc-editor.org/rfc/rfc7396 */
export function mergeDiff(before: JsonObject, after: JsonObject): JsonObject {
  const patch: JsonObject = {};
  for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) patch[key] = null;
  for (const [key, value] of Object.entries(after)) {
    const old = before[key];
    if (old === undefined) patch[key] = value;
    else if (isObject(old) && isObject(value)) {
      const inner = mergeDiff(old, value);
      if (Object.keys(inner).length > 0) patch[key] = inner;
    } else if (!sameJson(old, value)) patch[key] = value;
  }
  return patch;
}

/** The merge patch of `kubectl apply` for a type without a schema: the changes, and the deletions since the last apply. */
export function threeWayMergeDiff(last: JsonObject, applied: JsonObject, live: JsonObject): JsonObject {
  return join(deletionsOf(last, applied), changesOf(live, applied));
}

function changesOf(live: JsonObject, applied: JsonObject): JsonObject {
  const patch: JsonObject = {};
  for (const [key, value] of Object.entries(applied)) {
    const old = live[key];
    if (old === undefined) patch[key] = value;
    else if (isObject(old) && isObject(value)) {
      const inner = changesOf(old, value);
      if (Object.keys(inner).length > 0) patch[key] = inner;
    } else if (!sameJson(old, value)) patch[key] = value;
  }
  return patch;
}

function deletionsOf(last: JsonObject, applied: JsonObject): JsonObject {
  const patch: JsonObject = {};
  for (const [key, value] of Object.entries(last)) {
    const now = applied[key];
    if (now === undefined) patch[key] = null;
    else if (isObject(now) && isObject(value)) {
      const inner = deletionsOf(value, now);
      if (Object.keys(inner).length > 0) patch[key] = inner;
    }
  }
  return patch;
}

function join(first: JsonObject, second: JsonObject): JsonObject {
  const joined: JsonObject = { ...first };
  for (const [key, value] of Object.entries(second)) {
    const present = joined[key];
    joined[key] = isObject(present) && isObject(value) ? join(present, value) : value;
  }
  return joined;
}
