import { isObject, type Json, type JsonObject } from '../../../kubernetes/json.ts';

/** The places where an object keeps the fields of its scale, as dotted paths. */
export interface ScalePaths {
  /** The desired number of replicas. */
  readonly wanted: string;
  /** The current number of replicas. */
  readonly present: string;
  /** The selector as text; by default the object's own `spec.selector` is used. */
  readonly selector?: string;
}

/** The value at a dotted path. */
export function valueAt(object: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = object;
  for (const field of path.split('.')) value = isObject(value) ? value[field] : undefined;
  return value;
}

/** Sets the value at a dotted path, in place. */
export function setAt(object: JsonObject, path: string, value: Json): void {
  const fields = path.split('.');
  const last = fields.pop() ?? '';
  let at = object;
  for (const field of fields) {
    const inner = at[field];
    const next: JsonObject = isObject(inner) ? inner : {};
    at[field] = next;
    at = next;
  }
  at[last] = value;
}
