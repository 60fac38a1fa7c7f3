import { isObject, type Json, type JsonObject, objectsAt, textAt } from '../../kubernetes/json.ts';

/** The object in a document, or the items of a list. */
export function objectsIn(document: Json): readonly JsonObject[] {
  if (!isObject(document)) return [];
  return textAt(document, 'kind').endsWith('List') ? objectsAt(document, 'items') : [document];
}
