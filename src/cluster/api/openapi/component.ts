import type { JsonObject } from '../../../kubernetes/json.ts';
import { type Field, fieldNames, fieldOf, requiredNames } from '../../../kubernetes/schema/schemas.ts';
import { type Structure, structureOf } from '../../../kubernetes/schema/structure.ts';
import { typeWord } from '../../../kubernetes/schema/type-word.ts';
import { lookUp } from '../../../source/look-up.ts';

/** The description of a type (`V1Pod`) or a field (`V1PodSpec.containers`), or `undefined` if there is none. */
export type Describe = (key: string) => string | undefined;

/** Types of single values that the API gives a name, by their letter in our type tables. */
const NAMED: Readonly<Record<string, { readonly name: string; readonly schema: JsonObject }>> = {
  d: {
    name: 'io.k8s.apimachinery.pkg.apis.meta.v1.Time',
    schema: { type: 'string', format: 'date-time' },
  },
  q: {
    name: 'io.k8s.apimachinery.pkg.api.resource.Quantity',
    schema: { oneOf: [{ type: 'string' }, { type: 'number' }] },
  },
  x: {
    name: 'io.k8s.apimachinery.pkg.util.intstr.IntOrString',
    schema: { format: 'int-or-string', oneOf: [{ type: 'integer' }, { type: 'string' }] },
  },
};

const PLAIN: Readonly<Record<string, JsonObject>> = {
  s: { type: 'string' },
  i: { type: 'integer' },
  n: { type: 'number' },
  b: { type: 'boolean' },
  y: { type: 'string', format: 'byte' },
  t: { type: 'string' },
  o: { type: 'object' },
};

/** The name of a type in a document; kubectl shows the part after the last dot. */
export function componentName(type: string): string {
  return lookUp(NAMED, type)?.name ?? `io.k8s.api.${type}.${typeWord(type)}`;
}

/** The types of a type's fields, except plain values. */
export function typesIn(type: string): readonly string[] {
  return fieldNames(type).flatMap((name) => {
    const inner = fieldOf(type, name)?.type ?? '';
    return lookUp(PLAIN, inner) === undefined ? [inner] : [];
  });
}

/** A type as a component of an OpenAPI document. */
export function componentOf(type: string, describe: Describe): JsonObject {
  const named = lookUp(NAMED, type);
  if (named !== undefined) return named.schema;
  const properties = fieldNames(type).map((name) => [name, propertyOf(type, name, describe)] as const);
  const required = requiredNames(type);
  return {
    ...described(describe(type)),
    type: 'object',
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(required.length > 0 && { required: [...required] }),
  };
}

function propertyOf(type: string, name: string, describe: Describe): JsonObject {
  const field = fieldOf(type, name);
  if (field === undefined) return {};
  const text = described(describe(`${type}.${name}`));
  const item = schemaOfValue(field);
  const structure = structured(structureOf(type, name), field);
  if (field.shape === 'list') return { ...text, type: 'array', items: wrapped(item), ...structure };
  if (field.shape === 'map')
    return { ...text, type: 'object', additionalProperties: wrapped(item), ...structure };
  return { ...text, ...wrapped(item), ...structure };
}

function schemaOfValue({ type, values }: Field): JsonObject {
  const plain = lookUp(PLAIN, type);
  if (plain === undefined) return { $ref: `#/components/schemas/${componentName(type)}` };
  return values === undefined ? plain : { ...plain, enum: [...values] };
}

/** A schema that may have other keywords next to it: a `$ref` is wrapped in `allOf`. */
function wrapped(value: JsonObject): JsonObject {
  return '$ref' in value ? { allOf: [value] } : value;
}

const described = (text: string | undefined): JsonObject => (text === undefined ? {} : { description: text });

/** Kubernetes' OpenAPI extensions that describe how lists and maps are merged. */
function structured(structure: Structure, { shape }: Field): JsonObject {
  const { listType, mapKeys, merges, mergeKey, retainsKeys } = structure;
  const strategies = [...(retainsKeys ? ['retainKeys'] : []), ...(merges ? ['merge'] : [])];
  return {
    ...(listType !== undefined && { [`x-kubernetes-${shape === 'list' ? 'list' : 'map'}-type`]: listType }),
    ...(mapKeys.length > 0 && { 'x-kubernetes-list-map-keys': [...mapKeys] }),
    ...(mergeKey !== undefined && { 'x-kubernetes-patch-merge-key': mergeKey }),
    ...(strategies.length > 0 && { 'x-kubernetes-patch-strategy': strategies.join(',') }),
  };
}
