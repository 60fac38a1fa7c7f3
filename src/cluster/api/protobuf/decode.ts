import { isObject, type Json, type JsonObject } from '../../../kubernetes/json.ts';
import { typeOfKind } from '../../../kubernetes/schema/schemas.ts';
import { structureOf } from '../../../kubernetes/schema/structure.ts';
import { type MessageField, messageOf } from './messages.ts';
import { readScalar, text } from './scalars.ts';
import { ProtobufProblem, packedIntegers, readFields } from './wire.ts';

const MAGIC = [0x6b, 0x38, 0x73, 0x00];
const ENVELOPE = { typeMeta: 1, raw: 2 } as const;
const TYPE_META = { apiVersion: 1, kind: 2 } as const;

/**
 * The object in an `application/vnd.kubernetes.protobuf` body, in its JSON form. Throws a `ProtobufProblem` if the bytes are not such a
 * message or if its kind has no message type.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#kubernetes-protobuf-encoding
 */
export function decodeProtobuf(body: Uint8Array): JsonObject {
  if (MAGIC.some((byte, at) => body[at] !== byte))
    throw new ProtobufProblem('provided data does not appear to be a protobuf message, expected prefix k8s');
  let typeMeta: Uint8Array = new Uint8Array();
  let raw: Uint8Array = new Uint8Array();
  for (const { number, value } of readFields(body.subarray(MAGIC.length))) {
    if (typeof value === 'bigint') continue;
    if (number === ENVELOPE.typeMeta) typeMeta = value;
    if (number === ENVELOPE.raw) raw = value;
  }
  const { apiVersion, kind } = readTypeMeta(typeMeta);
  const type = kind === 'DeleteOptions' ? 'V1DeleteOptions' : typeOfKind(apiVersion, kind);
  if (type === undefined || messageOf(type) === undefined)
    throw new ProtobufProblem(`no kind "${kind}" is registered for version "${apiVersion}"`);
  return { apiVersion, kind, ...decodeMessage(raw, type) };
}

function readTypeMeta(bytes: Uint8Array): { apiVersion: string; kind: string } {
  const found = { apiVersion: '', kind: '' };
  for (const { number, value } of readFields(bytes)) {
    if (number === TYPE_META.apiVersion) found.apiVersion = text(value);
    if (number === TYPE_META.kind) found.kind = text(value);
  }
  return found;
}

/**
 * A message in its JSON form. `owner` is the type to which the fields belong in JSON; it differs from `type` if the message is embedded in
 * another.
 */
function decodeMessage(bytes: Uint8Array, type: string, owner = type): JsonObject {
  const fields = messageOf(type);
  const found: JsonObject = {};
  for (const { number, value } of readFields(bytes)) {
    const field = fields?.get(number);
    if (field === undefined) continue;
    if (field.name === '.') Object.assign(found, decodeMessage(bytesOf(value), field.type, owner));
    else if (field.shape === 'list') addItems(found, field, value);
    else if (field.shape === 'map') addEntry(found, field, value);
    else setOne(found, field, readOne(field.type, value), owner);
  }
  return found;
}

/** Sets a field unless it is unset. Go writes all fields that are not pointers, even unset ones; JSON leaves those out. */
function setOne(found: JsonObject, { name }: MessageField, value: Json | undefined, owner: string): void {
  if (value === undefined) return;
  const { pointer, always, value: held } = structureOf(owner, name);
  const isZero = value === '' || value === 0 || value === false;
  const isUnset = isObject(value) && Object.keys(value).length === 0 && held;
  if ((isZero && !pointer && !always) || (isUnset && !always)) return;
  found[name] = value;
}

function addItems(found: JsonObject, { name, type }: MessageField, value: bigint | Uint8Array): void {
  const items = Array.isArray(found[name]) ? found[name] : [];
  found[name] = items;
  if (type === 'i' && value instanceof Uint8Array) items.push(...packedIntegers(value));
  else items.push(readOne(type, value) ?? null);
}

function addEntry(found: JsonObject, { name, type }: MessageField, value: bigint | Uint8Array): void {
  const entries = isObject(found[name]) ? found[name] : {};
  found[name] = entries;
  let key = '';
  let held: Json | undefined;
  for (const { number, value: part } of readFields(bytesOf(value))) {
    if (number === 1) key = text(part);
    if (number === 2) held = readOne(type, part);
  }
  entries[key] = held ?? (messageOf(type) === undefined ? '' : {});
}

/** The value of a field, or `undefined` if nothing was set (an empty time, or plain JSON of zero bytes). */
function readOne(type: string, value: bigint | Uint8Array): Json | undefined {
  if (messageOf(type) !== undefined) return decodeMessage(bytesOf(value), type);
  if (type === 'schemas' || type === 'bool-or-schema' || type === 'texts-or-schema')
    return readSchemaOr(type, bytesOf(value));
  return readScalar(type, value);
}

/** A JSON Schema field that contains either a schema or another value. */
function readSchemaOr(type: string, bytes: Uint8Array): Json {
  let schema: JsonObject | undefined;
  let allowed = false;
  const schemas: Json[] = [];
  const texts: Json[] = [];
  for (const { number, value } of readFields(bytes)) {
    const isSchema = type === 'bool-or-schema' ? number === 2 : number === 1;
    if (typeof value === 'bigint') allowed = value !== 0n;
    else if (isSchema) schema = decodeMessage(value, 'V1JSONSchemaProps');
    else if (type === 'schemas') schemas.push(decodeMessage(value, 'V1JSONSchemaProps'));
    else texts.push(text(value));
  }
  if (schema !== undefined) return schema;
  if (type === 'bool-or-schema') return allowed;
  return type === 'schemas' ? schemas : texts;
}

function bytesOf(value: bigint | Uint8Array): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new ProtobufProblem('wrong wireType = 0');
}
