import { isObject, type JsonObject, listAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import { lookUp } from '../../../source/look-up.ts';
import { DEDUCED, LEAF, type MergeShape, shapeOfType } from './shape.ts';

/** The shape of a custom resource's objects according to its schema; without a schema, the deduced shape. */
export function shapeOfSchema(schema: JsonObject | undefined): MergeShape {
  const body = schema === undefined ? DEDUCED : shapeOf(schema);
  const own: Readonly<Record<string, MergeShape>> = {
    apiVersion: LEAF,
    kind: LEAF,
    metadata: shapeOfType('V1ObjectMeta'),
  };
  if (body.kind !== 'map') return body;
  return {
    kind: 'map',
    field: (name) => lookUp(own, name) ?? body.field(name),
    ...(body.entry !== undefined && { entry: body.entry }),
  };
}

function shapeOf(schema: JsonObject): MergeShape {
  if (schema['x-kubernetes-int-or-string'] === true) return LEAF;
  if (textAt(schema, 'type') === 'object' || isObject(schema.properties)) return mapShape(schema);
  if (textAt(schema, 'type') === 'array') return listShape(schema);
  if (schema['x-kubernetes-preserve-unknown-fields'] === true) return DEDUCED;
  const type = textAt(schema, 'type');
  if (type === 'string') return { kind: 'leaf', scalar: 'string' };
  if (type === 'boolean') return { kind: 'leaf', scalar: 'boolean' };
  return type === 'integer' || type === 'number' ? { kind: 'leaf', scalar: 'numeric' } : LEAF;
}

function mapShape(schema: JsonObject): MergeShape {
  if (schema['x-kubernetes-map-type'] === 'atomic') return LEAF;
  const made = new Map<string, MergeShape>();
  const properties = objectAt(schema, 'properties');
  for (const [name, property] of Object.entries(properties))
    if (isObject(property)) made.set(name, shapeOf(property));
  const additional = schema.additionalProperties;
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true || made.size === 0;
  const entry = isObject(additional)
    ? shapeOf(additional)
    : isOpen || additional === true
      ? DEDUCED
      : undefined;
  return { kind: 'map', field: (name) => made.get(name), ...(entry !== undefined && { entry }) };
}

function listShape(schema: JsonObject): MergeShape {
  const listType = schema['x-kubernetes-list-type'];
  const items = objectAt(schema, 'items');
  const item = shapeOf(items);
  if (listType === 'set') return { kind: 'list', keys: [], item };
  if (listType !== 'map') return LEAF;
  const keys = listAt(schema, 'x-kubernetes-list-map-keys').map((key) => {
    const fallback = objectAt(items, 'properties', String(key)).default;
    return { name: String(key), ...(fallback !== undefined && { fallback }) };
  });
  return { kind: 'list', keys, item };
}
