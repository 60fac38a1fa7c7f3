import type { Json, JsonObject } from '../../../kubernetes/json.ts';
import { perKey } from '../../../kubernetes/per-key.ts';
import { fieldNames, fieldOf } from '../../../kubernetes/schema/schemas.ts';
import { structureOf } from '../../../kubernetes/schema/structure.ts';

/**
 * The object that the API server's Go type writes before anything is set: nested structs, and fields that are written even if empty. A new
 * object is compared with it to find out what its creator set.
 */
export const emptyObject = perKey((type: string): JsonObject => {
  const found: JsonObject = {};
  for (const name of fieldNames(type)) {
    const { value, always } = structureOf(type, name);
    const field = fieldOf(type, name);
    if (field === undefined) continue;
    if (value && field.shape === 'one') found[name] = emptyObject(field.type);
    else if (always) found[name] = zero(field.shape, field.type);
  }
  return found;
});

function zero(shape: 'one' | 'list' | 'map', type: string): Json {
  if (shape !== 'one') return null;
  if (type === 's') return '';
  if (type === 'b') return false;
  return type === 'i' || type === 'n' ? 0 : null;
}
