import { isObject, type Json, type JsonObject, objectAt } from '../../kubernetes/json.ts';

const ROOT = new Set(['apiVersion', 'kind', 'metadata']);

/**
 * Removes fields from a custom resource that its schema does not declare, in place. Returns the paths of the removed fields.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning
 */
export function prune(object: JsonObject, schema: JsonObject): readonly string[] {
  const removed: string[] = [];
  pruneObject(object, schema, '', removed, ROOT);
  return removed;
}

function pruneObject(
  object: JsonObject,
  schema: JsonObject,
  path: string,
  removed: string[],
  kept: ReadonlySet<string>,
): void {
  const properties = objectAt(schema, 'properties');
  const rest = schema.additionalProperties;
  const keepsUnknown = schema['x-kubernetes-preserve-unknown-fields'] === true;
  const embedded = schema['x-kubernetes-embedded-resource'] === true ? ROOT : kept;
  for (const key of Object.keys(object)) {
    if (embedded.has(key)) continue;
    const at = path === '' ? key : `${path}.${key}`;
    const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (isObject(own)) pruneValue(object[key], own, at, removed);
    else if (isObject(rest)) pruneValue(object[key], rest, at, removed);
    else if (!keepsUnknown && rest !== true) {
      delete object[key];
      removed.push(at);
    }
  }
}

function pruneValue(value: Json | undefined, schema: JsonObject, path: string, removed: string[]): void {
  if (isObject(value)) pruneObject(value, schema, path, removed, new Set());
  else if (Array.isArray(value) && isObject(schema.items)) {
    const { items } = schema;
    value.forEach((item, at) => {
      pruneValue(item, items, `${path}[${at}]`, removed);
    });
  }
}
