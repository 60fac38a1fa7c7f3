import { copyJson, isObject, type Json, type JsonObject, objectAt } from '../../kubernetes/json.ts';

/**
 * Sets missing fields of a custom resource to the defaults of its schema, in place. A `null` that the schema does not allow counts as
 * missing.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting
 */
export function fillDefaults(value: Json | undefined, schema: JsonObject): void {
  if (Array.isArray(value)) {
    const { items } = schema;
    if (isObject(items)) for (const item of value) fillDefaults(item, items);
    return;
  }
  if (!isObject(value)) return;
  const properties = objectAt(schema, 'properties');
  for (const [name, property] of Object.entries(properties)) {
    if (!isObject(property) || property.default === undefined) continue;
    const absent = value[name] === undefined || (value[name] === null && property.nullable !== true);
    if (absent) value[name] = copyJson(property.default);
  }
  const rest = schema.additionalProperties;
  for (const [name, inner] of Object.entries(value)) {
    const own = Object.hasOwn(properties, name) ? properties[name] : rest;
    if (isObject(own)) fillDefaults(inner, own);
  }
}
