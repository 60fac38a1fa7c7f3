import { isObject, type Json, type JsonObject, listAt, objectAt, textAt } from '../../kubernetes/json.ts';

/** The types of an OpenAPI v3 document, by name. */
export type Schemas = JsonObject;

const REFERENCE = '#/components/schemas/';

/** The schema of a kind. */
export function schemaOfKind(
  schemas: Schemas,
  group: string,
  version: string,
  kind: string,
): JsonObject | undefined {
  const found = Object.values(schemas).find((schema) =>
    listAt(schema, 'x-kubernetes-group-version-kind').some(
      (one) =>
        textAt(one, 'group') === group && textAt(one, 'version') === version && textAt(one, 'kind') === kind,
    ),
  );
  return isObject(found) ? found : undefined;
}

/** The type to which a schema refers, directly or as the only one in `allOf`; the schema itself if it has no reference. */
function resolved(schema: JsonObject, schemas: Schemas): JsonObject {
  const name = referredName(schema);
  return name === undefined ? schema : objectAt(schemas, name);
}

function referredName(schema: JsonObject): string | undefined {
  const [only, ...others] = listAt(schema, 'allOf');
  const reference =
    textAt(schema, '$ref') || (others.length === 0 && isObject(only) ? textAt(only, '$ref') : '');
  return reference.startsWith(REFERENCE) ? reference.slice(REFERENCE.length) : undefined;
}

/** The schema with the fields of a value: after following references, items of lists and values of maps. */
export function schemaWithFields(schema: JsonObject, schemas: Schemas): JsonObject {
  let at = schema;
  for (let depth = 0; depth < 20; depth++) {
    const next = resolved(at, schemas);
    const inner = isObject(next.items) ? next.items : next.additionalProperties;
    if (isObject(next.properties) || !isObject(inner)) return next;
    at = inner;
  }
  return at;
}

/** The descriptions of a schema and of the types to which it refers or which its list contains, from the outside in. */
export function descriptionsOf(schema: JsonObject, schemas: Schemas): readonly string[] {
  const own = textAt(schema, 'description');
  const inner = isObject(schema.items)
    ? schema.items
    : isObject(schema.additionalProperties)
      ? schema.additionalProperties
      : undefined;
  const target = inner ?? resolved(schema, schemas);
  const rest = target === schema ? [] : descriptionsOf(target, schemas);
  return own === '' ? rest : [own, ...rest];
}

/** A type in words: `string`, `[]Container`, `map[string]Quantity`. */
export function typeWord(schema: JsonObject, schemas: Schemas): string {
  if (isObject(schema.items)) return `[]${typeWord(schema.items, schemas)}`;
  if (isObject(schema.additionalProperties))
    return `map[string]${typeWord(schema.additionalProperties, schemas)}`;
  const name = referredName(schema);
  if (name === undefined) return plainWord(schema.type);
  const type = objectAt(schemas, name).type;
  return typeof type === 'string' && type !== 'object' ? type : (name.split('.').at(-1) ?? name);
}

function plainWord(type: Json | undefined): string {
  return typeof type === 'string' && type !== 'object' ? type : 'Object';
}

/** A field of an object's schema. */
export function fieldOf(schema: JsonObject, name: string, schemas: Schemas): JsonObject | undefined {
  const field = objectAt(schemaWithFields(schema, schemas), 'properties')[name];
  return isObject(field) ? field : undefined;
}

/** The allowed values of a text; for a list, those of its items. */
export function enumOf(schema: JsonObject): readonly string[] {
  return listAt(schema, 'enum').map((value) => (value === '' ? '""' : String(value)));
}

/** The name by which two schemas, or lists and maps of them, are the same type; `undefined` for a schema without a name. */
export function nameOfSchema(schema: JsonObject): string | undefined {
  const inner = isObject(schema.items) ? schema.items : schema.additionalProperties;
  return isObject(inner) ? nameOfSchema(inner) : referredName(schema);
}
