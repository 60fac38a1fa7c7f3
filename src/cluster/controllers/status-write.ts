import type { JsonObject } from '../../kubernetes/json.ts';
import { sameValue } from '../../kubernetes/validation/same-value.ts';
import type { Write } from './controller.ts';

/** Writes an object's new status, unless it equals the stored one. */
export function writeStatus(resource: string, object: JsonObject, status: JsonObject): Write[] {
  if (sameValue(object.status, status)) return [];
  return [{ do: 'update', resource, object: { ...object, status }, subresource: 'status' }];
}

/** A status without the fields whose value is `undefined`. */
export function present(fields: Record<string, JsonObject[string] | undefined>): JsonObject {
  const found: JsonObject = {};
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) found[key] = value;
  return found;
}

/** A count, or `undefined` if it is 0, for a field that is omitted then. */
export function unlessZero(count: number): number | undefined {
  return count === 0 ? undefined : count;
}
