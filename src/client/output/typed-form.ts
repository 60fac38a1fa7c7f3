import { fillForm } from '../../kubernetes/defaults/fill-object.ts';
import { type JsonObject, textAt } from '../../kubernetes/json.ts';
import { typeOfKind } from '../../kubernetes/schema/schemas.ts';

/**
 * An object as a program with typed structs writes it: without defaults, but with parts that are always present, possibly empty (`resources: {}`,
 * `status: {}`).
 */
export function typedForm(object: JsonObject): JsonObject {
  const type = typeOfKind(textAt(object, 'apiVersion'), textAt(object, 'kind'));
  return type === undefined ? object : fillForm(type, object, textAt(object, 'kind'));
}
