import type { Json } from '../../kubernetes/json.ts';

/** Freezes a value and everything in it. What is frozen already is taken to be so inside. */
export function freezeJson<T extends Json>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) freezeJson(inner);
  return value;
}
