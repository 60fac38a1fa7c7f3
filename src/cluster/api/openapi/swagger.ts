import { isObject, type JsonObject, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';

const NEWER_REFERENCE = '#/components/schemas/';
const PRESERVES = 'x-kubernetes-preserve-unknown-fields';

/** Schema keywords that OpenAPI v2 does not have. */
const NEWER_WORDS = ['allOf', 'anyOf', 'not', 'nullable', 'oneOf'];

/** An OpenAPI v2 document made from OpenAPI v3 documents, one for each group and version. */
export function swaggerOf(documents: readonly JsonObject[]): JsonObject {
  const info = objectAt(documents[0], 'info');
  const paths: JsonObject = {};
  const definitions: JsonObject = {};
  for (const document of documents) {
    for (const [path, item] of Object.entries(objectAt(document, 'paths')))
      if (isObject(item)) paths[path] = mapped(item, olderOperation);
    Object.assign(definitions, mapped(objectAt(document, 'components', 'schemas'), olderSchema));
  }
  return { swagger: '2.0', info, paths, definitions };
}

function olderOperation(newer: JsonObject): JsonObject {
  const { parameters: _parameters, requestBody: _requestBody, ...operation } = newer;
  const query = objectsAt(newer, 'parameters').map(({ schema, ...parameter }) => ({
    ...parameter,
    ...(isObject(schema) && schema),
  }));
  const consumes = Object.keys(objectAt(newer, 'requestBody', 'content'));
  const body = { name: 'body', in: 'body', required: true, schema: { type: 'object' } };
  return {
    ...operation,
    ...(consumes.length > 0 && { consumes }),
    produces: ['application/json', 'application/yaml'],
    parameters: [...(consumes.length > 0 ? [body] : []), ...query],
  };
}

/** A schema without the keywords that OpenAPI v2 lacks. A value that they leave open becomes a value of any form. */
function olderSchema(schema: JsonObject): JsonObject {
  const [reference] = objectsAt(schema, 'allOf').map((part) => textAt(part, '$ref'));
  const $ref = reference ?? textAt(schema, '$ref');
  if ($ref) return { ...text(schema), $ref: $ref.replace(NEWER_REFERENCE, '#/definitions/') };
  if (schema.nullable === true || schema[PRESERVES] === true) return open(schema);
  const { properties, items, additionalProperties, ...rest } = schema;
  const older = Object.fromEntries(Object.entries(rest).filter(([word]) => !NEWER_WORDS.includes(word)));
  return {
    ...older,
    ...(typeof schema.type !== 'string' && 'oneOf' in schema && { type: 'string' }),
    ...(isObject(properties) && { properties: mapped(properties, olderSchema) }),
    ...(isObject(items) && { items: olderSchema(items) }),
    ...(isObject(additionalProperties) && { additionalProperties: olderSchema(additionalProperties) }),
  };
}

/** The schema of a value of any form. */
function open(schema: JsonObject): JsonObject {
  const extensions = Object.entries(schema).filter(([word]) => word.startsWith('x-'));
  return { ...text(schema), ...Object.fromEntries(extensions) };
}

const text = ({ description }: JsonObject): JsonObject => (description === undefined ? {} : { description });

function mapped(of: JsonObject, change: (value: JsonObject) => JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(of).map(([key, value]) => [key, isObject(value) ? change(value) : value]),
  );
}
