/** Plain JSON, as an API object has it. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under a key; an empty one where there is none. */
export function objectAt(of: Json | undefined, ...keys: string[]): JsonObject {
  const at = valueAt(of, keys);
  return isObject(at) ? at : {};
}

/** Called for nearly all that is read of an object, so that it makes nothing on the way. */
function valueAt(of: Json | undefined, keys: readonly string[]): Json | undefined {
  let at: Json | undefined = of;
  for (let i = 0; i < keys.length; i++) {
    if (!isObject(at)) return undefined;
    at = at[keys[i] as string];
  }
  return at;
}

/** The items of the list under keys; none where there is no list. */
export function listAt(of: Json | undefined, ...keys: string[]): Json[] {
  const at = valueAt(of, keys);
  return Array.isArray(at) ? at : [];
}

/** The objects of the list under keys. */
export function objectsAt(of: Json | undefined, ...keys: string[]): JsonObject[] {
  const at = valueAt(of, keys);
  return Array.isArray(at) ? at.filter(isObject) : [];
}

/** The text under keys; empty where there is none, as a server's own type has it. */
export function textAt(of: Json | undefined, ...keys: string[]): string {
  const at = valueAt(of, keys);
  return typeof at === 'string' ? at : '';
}

/** The number under keys; `undefined` where there is none. */
export function numberAt(of: Json | undefined, ...keys: string[]): number | undefined {
  const at = valueAt(of, keys);
  return typeof at === 'number' ? at : undefined;
}

/** A copy that shares nothing; several times faster than `structuredClone` for plain JSON. */
export function copyJson<T extends Json>(value: T): T {
  if (Array.isArray(value)) return value.map(copyJson) as T;
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const key of Object.keys(value)) {
    const inner = value[key];
    if (inner !== undefined) copy[key] = copyJson(inner);
  }
  return copy as T;
}
