import { isObject, type Json, type JsonObject } from '../../../kubernetes/json.ts';

/** Where an object keeps what its scale says, as fields apart by dots. */
export interface ScalePaths {
  /** How many replicas are to be. */
  readonly wanted: string;
  /** How many there are. */
  readonly present: string;
  /** The selector as text; of its own `spec.selector` where absent. */
  readonly selector?: string;
}

/** The value under fields apart by dots. */
export function valueAt(object: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = object;
  for (const field of path.split('.')) value = isObject(value) ? value[field] : undefined;
  return value;
}

/** Sets the value under fields apart by dots; changes the object. */
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
