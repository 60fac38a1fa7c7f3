import {
  isObject,
  type Json,
  type JsonObject,
  listAt,
  objectAt,
  objectsAt,
  textAt,
} from '../../../kubernetes/json.ts';
import { flagField, messageField, textField } from '../protobuf/wire-writer.ts';

/** The media types of an OpenAPI v2 document in protobuf form, as requested and as returned; kubectl accepts no other form. */
export const SWAGGER_PROTOBUF = {
  asked: /^application\/com\.github\.proto-openapi\.spec\.v2[@.]v1\.0\+protobuf/,
  given: 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf',
} as const;

/** The field number of each method's operation in a path's message. */
const METHOD_FIELDS = { get: 2, put: 3, post: 4, delete: 5, patch: 8 } as const;

/**
 * An OpenAPI v2 document as a message `openapi.v2.Document`, limited to what Kubernetes' documents contain.
 *
 * @see https://github.com/google/gnostic-models/blob/main/openapiv2/OpenAPIv2.proto
 */
export function encodeSwagger(document: JsonObject): Uint8Array {
  const info = objectAt(document, 'info');
  const paths = entriesOf(objectAt(document, 'paths')).map(([path, item]) =>
    messageField(2, named(path, encodePath(item))),
  );
  const definitions = entriesOf(objectAt(document, 'definitions')).map(([name, schema]) =>
    messageField(1, named(name, encodeSchema(schema))),
  );
  return Buffer.concat([
    textField(1, textAt(document, 'swagger')),
    messageField(
      2,
      Buffer.concat([textField(1, textAt(info, 'title')), textField(2, textAt(info, 'version'))]),
    ),
    messageField(8, Buffer.concat(paths)),
    messageField(9, Buffer.concat(definitions)),
  ]);
}

function encodePath(path: JsonObject): Uint8Array {
  return Buffer.concat(
    Object.entries(METHOD_FIELDS).flatMap(([method, field]) =>
      isObject(path[method]) ? [messageField(field, encodeOperation(objectAt(path, method)))] : [],
    ),
  );
}

function encodeOperation(operation: JsonObject): Uint8Array {
  const responses = entriesOf(objectAt(operation, 'responses')).map(([code, response]) =>
    messageField(1, named(code, messageField(1, textField(1, textAt(response, 'description'))))),
  );
  return Buffer.concat([
    ...texts(6, operation, 'produces'),
    ...texts(7, operation, 'consumes'),
    ...objectsAt(operation, 'parameters').map((one) =>
      messageField(8, messageField(1, encodeParameter(one))),
    ),
    messageField(9, Buffer.concat(responses)),
    ...extensions(13, operation),
  ]);
}

function encodeParameter(parameter: JsonObject): Uint8Array {
  const [description, name, place] = ['description', 'name', 'in'].map((key) => textAt(parameter, key));
  if (place === 'body') {
    const fields = [textField(2, name ?? ''), textField(3, 'body'), flagField(4, true)];
    return messageField(
      1,
      Buffer.concat([...fields, messageField(5, encodeSchema(objectAt(parameter, 'schema')))]),
    );
  }
  const fields = [textField(2, 'query'), textField(3, description ?? ''), textField(4, name ?? '')];
  return messageField(
    2,
    messageField(3, Buffer.concat([...fields, textField(6, textAt(parameter, 'type'))])),
  );
}

function encodeSchema(schema: JsonObject): Uint8Array {
  const { additionalProperties, items, properties } = schema;
  return Buffer.concat([
    ...(['$ref', 'format', 'title', 'description'] as const).flatMap((key, at) => {
      const text = textAt(schema, key);
      return text === '' ? [] : [textField(at + 1, text)];
    }),
    ...texts(19, schema, 'required'),
    ...(isObject(additionalProperties)
      ? [messageField(21, messageField(1, encodeSchema(additionalProperties)))]
      : []),
    ...(typeof schema.type === 'string' ? [messageField(22, textField(1, schema.type))] : []),
    ...(isObject(items) ? [messageField(23, messageField(1, encodeSchema(items)))] : []),
    ...(isObject(properties) ? [messageField(25, encodeProperties(properties))] : []),
    ...extensions(31, schema),
  ]);
}

function encodeProperties(properties: JsonObject): Uint8Array {
  return Buffer.concat(
    entriesOf(properties).map(([name, schema]) => messageField(1, named(name, encodeSchema(schema)))),
  );
}

/** The fields whose names begin with `x-`. Each is written as a name and a YAML text, for which JSON is valid. */
function extensions(field: number, of: JsonObject): Uint8Array[] {
  return Object.entries(of)
    .filter(([name]) => name.startsWith('x-'))
    .map(([name, value]) => messageField(field, named(name, textField(2, JSON.stringify(value)))));
}

function texts(field: number, of: JsonObject, key: string): Uint8Array[] {
  return listAt(of, key).map((text) => textField(field, String(text)));
}

function named(name: string, message: Uint8Array): Uint8Array {
  return Buffer.concat([textField(1, name), messageField(2, message)]);
}

const entriesOf = (of: JsonObject): [string, JsonObject][] =>
  Object.entries(of).filter((entry): entry is [string, JsonObject] => isObject(entry[1] as Json));
