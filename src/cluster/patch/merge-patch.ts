import { copyJson, isObject, type Json, type JsonObject } from '../../kubernetes/json.ts';

/** A value after a JSON merge patch. It shares with its target the parts that the patch does not change. @see https://www.rfc-editor.org/rfc/rfc7396 */
export function mergePatch(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return copyJson(patch);
  const merged: JsonObject = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch))
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(Object.hasOwn(merged, key) ? merged[key] : undefined, value);
  return merged;
}
