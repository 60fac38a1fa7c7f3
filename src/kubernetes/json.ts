import { compareTexts } from '../source/compare-texts.ts';

/** Plain JSON, as in an API object. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value under up to five nested keys; `undefined` if something on the path is missing. Nearly every read of an object goes through this
 * function, mostly before the engine has compiled it: it therefore avoids an array of arguments.
 */
function valueAt(
  of: Json | undefined,
  a?: string,
  b?: string,
  c?: string,
  d?: string,
  e?: string,
): Json | undefined {
  if (a === undefined) return of;
  if (!isObject(of)) return undefined;
  const first = of[a];
  if (b === undefined) return first;
  if (!isObject(first)) return undefined;
  const second = first[b];
  if (c === undefined) return second;
  if (!isObject(second)) return undefined;
  const third = second[c];
  if (d === undefined) return third;
  if (!isObject(third)) return undefined;
  const fourth = third[d];
  if (e === undefined) return fourth;
  return isObject(fourth) ? fourth[e] : undefined;
}

/** The object under keys; an empty one if there is none. */
export function objectAt(
  of: Json | undefined,
  a?: string,
  b?: string,
  c?: string,
  d?: string,
  e?: string,
): JsonObject {
  const at = valueAt(of, a, b, c, d, e);
  return isObject(at) ? at : {};
}

/** The items of the list under keys; an empty list if there is none. */
export function listAt(
  of: Json | undefined,
  a?: string,
  b?: string,
  c?: string,
  d?: string,
  e?: string,
): Json[] {
  const at = valueAt(of, a, b, c, d, e);
  return Array.isArray(at) ? at : [];
}

/** The objects of the list under keys. */
export function objectsAt(
  of: Json | undefined,
  a?: string,
  b?: string,
  c?: string,
  d?: string,
  e?: string,
): JsonObject[] {
  const at = valueAt(of, a, b, c, d, e);
  return Array.isArray(at) ? at.filter(isObject) : [];
}

/** The text under keys; empty if there is none, as in a server's typed object. */
export function textAt(
  of: Json | undefined,
  a?: string,
  b?: string,
  c?: string,
  d?: string,
  e?: string,
): string {
  const at = valueAt(of, a, b, c, d, e);
  return typeof at === 'string' ? at : '';
}

/** The number under keys; `undefined` if there is none. */
export function numberAt(
  of: Json | undefined,
  a?: string,
  b?: string,
  c?: string,
  d?: string,
  e?: string,
): number | undefined {
  const at = valueAt(of, a, b, c, d, e);
  return typeof at === 'number' ? at : undefined;
}

/** A deep copy; several times faster than `structuredClone` for plain JSON. */
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

/** The order of two values by their texts in JSON: it gives lists whose order says nothing the same one. */
export function compareJsonTexts(a: Json, b: Json): number {
  return compareTexts(JSON.stringify(a), JSON.stringify(b));
}
