import type { Json, JsonObject } from '../../kubernetes/json.ts';

/** Freezes a value and everything in it. A frozen value is assumed to be deeply frozen. */
export function freezeJson<T extends Json>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  if (Array.isArray(value)) for (const item of value) freezeJson(item);
  else for (const key in value) freezeJson((value as JsonObject)[key] ?? null);
  return value;
}
