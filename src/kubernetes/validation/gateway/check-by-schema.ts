import { type Field, fieldNames, fieldOf, isObjectType } from '../../schema/schemas.ts';
import type { FieldPath } from '../field-path.ts';
import { type ApiObject, has, isApiObject } from '../object-values.ts';

/** Checks for required fields that a custom resource lacks, and for values that its schema does not list. */
export function checkBySchema(value: ApiObject, type: string, at: FieldPath): void {
  for (const name of fieldNames(type)) {
    const field = fieldOf(type, name);
    if (field === undefined || name === 'metadata' || name === 'status') continue;
    if (!has(value, name)) {
      if (field.required) at.child(name).required();
    } else checkField(value[name], field, at.child(name));
  }
}

function checkField(value: unknown, field: Field, at: FieldPath): void {
  if (Array.isArray(value)) {
    value.forEach((item, position) => {
      checkOne(item, field, at.item(position));
    });
  } else if (field.shape === 'map' && isApiObject(value)) {
    for (const [key, item] of Object.entries(value)) checkOne(item, field, at.key(key));
  } else checkOne(value, field, at);
}

function checkOne(value: unknown, field: Field, at: FieldPath): void {
  if (isApiObject(value) && isObjectType(field.type)) checkBySchema(value, field.type, at);
  else if (field.values !== undefined && !field.values.includes(String(value)))
    at.notSupported(value, field.values);
}
