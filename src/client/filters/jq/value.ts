import { isObject, type Json, type JsonObject } from '../../../kubernetes/json.ts';
import { compareTexts } from '../../../source/compare-texts.ts';

/** An error that jq reports for a value; `?` catches it. */
export class JqError extends Error {}

const ORDER = ['null', 'boolean', 'number', 'string', 'array', 'object'];

export function typeOf(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

export function isTruthy(value: Json): boolean {
  return value !== null && value !== false;
}

/** The order in which jq sorts: null, false, true, numbers, strings, arrays, objects. */
export function compareJson(a: Json, b: Json): number {
  const [left, right] = [ORDER.indexOf(typeOf(a)), ORDER.indexOf(typeOf(b))];
  if (left !== right) return left - right;
  if (typeof a === 'boolean') return Number(a) - Number(b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b);
  if (!isObject(a) || !isObject(b)) return 0;
  const [keysA, keysB] = [Object.keys(a).sort(), Object.keys(b).sort()];
  const values = (object: JsonObject, keys: readonly string[]) => keys.map((key) => object[key] ?? null);
  return compareLists(keysA, keysB) || compareLists(values(a, keysA), values(b, keysB));
}

function compareLists(a: readonly Json[], b: readonly Json[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareJson(a[i] ?? null, b[i] ?? null);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

export function sameJson(a: Json, b: Json): boolean {
  return compareJson(a, b) === 0;
}

/** The result of `tostring`. */
export function jsonText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The part `.[key]` of a value. @throws JqError if the value has no such parts */
export function partOf(value: Json, key: Json): Json {
  if (isObject(value) && typeof key === 'string')
    return Object.hasOwn(value, key) ? (value[key] ?? null) : null;
  if (Array.isArray(value) && typeof key === 'number') {
    const at = Math.floor(key);
    return value[at < 0 ? value.length + at : at] ?? null;
  }
  if (value === null && (typeof key === 'string' || typeof key === 'number' || key === null)) return null;
  throw new JqError(
    `Cannot index ${typeOf(value)} with ${typeof key === 'string' ? `"${key}"` : typeOf(key)}`,
  );
}

/** All values of a list or an object. */
export function partsOf(value: Json): readonly (readonly [key: string | number, value: Json])[] {
  if (Array.isArray(value)) return value.map((item, i) => [i, item] as const);
  if (isObject(value)) return Object.entries(value).map(([key, item]) => [key, item ?? null] as const);
  throw new JqError(`Cannot iterate over ${value === null ? 'null' : typeOf(value)}`);
}

export type JqPath = readonly (string | number)[];

/** A copy of a value with the part at a path replaced. */
export function setAt(value: Json, path: JqPath, to: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return to;
  const inner = setAt(partOf(value, key), rest, to);
  if (typeof key === 'string') return { ...(value as JsonObject | null), [key]: inner };
  const list = [...((value as readonly Json[] | null) ?? [])];
  const at = key < 0 ? list.length + key : key;
  if (at < 0) throw new JqError('Out of bounds negative array index');
  while (list.length < at) list.push(null);
  list[at] = inner;
  return list;
}

/** A copy of a value without the part at a path. */
export function deleteAt(value: Json, path: JqPath): Json {
  const [key, ...rest] = path;
  if (key === undefined || value === null) return null;
  const inner = partOf(value, key);
  if (rest.length > 0) return inner === null ? value : setAt(value, [key], deleteAt(inner, rest));
  if (Array.isArray(value)) {
    const at = Number(key) < 0 ? value.length + Number(key) : Number(key);
    return value.filter((_, i) => i !== at);
  }
  return Object.fromEntries(Object.entries(value as JsonObject).filter(([name]) => name !== key));
}
