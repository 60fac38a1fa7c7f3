import { isObject, type Json, type JsonObject } from '../../kubernetes/json.ts';
import { lookUp } from '../../source/look-up.ts';
import { parseData } from '../../yaml/parse-data.ts';
import { parseBody } from './parse-body.ts';
import { decodeProtobuf } from './protobuf/decode.ts';
import { ProtobufProblem } from './protobuf/wire.ts';
import { statusError } from './status-error.ts';

/** Reads the bytes of an object. Throws an `Error` that says what is wrong with them. */
type BodyFormat = (body: Uint8Array) => Json;

/** The formats of an object in the body of a request, by media type. */
const BODY_FORMATS: Readonly<Record<string, BodyFormat>> = {
  'application/json': parseBody,
  'application/yaml': readYaml,
  'application/vnd.kubernetes.protobuf': decodeProtobuf,
};

const ACCEPTED = 'application/json, application/yaml, application/vnd.kubernetes.protobuf';

/** The media type of a `content-type`, without its parameters. */
export function mediaType(contentType: string | undefined): string {
  return (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** The format of a body; JSON by default. Throws 415 for one that the server does not read. */
export function bodyFormat(contentType: string | undefined): BodyFormat {
  const type = mediaType(contentType) || 'application/json';
  const format = lookUp(BODY_FORMATS, type);
  if (format !== undefined) return format;
  const message = `the body of the request was in an unknown format - accepted media types include: ${ACCEPTED}`;
  throw statusError(415, 'UnsupportedMediaType', message);
}

function readYaml(body: Uint8Array): Json {
  const { documents, problems } = parseData(new TextDecoder().decode(body));
  const worst = problems[0];
  if (worst !== undefined) throw new SyntaxError(`error converting YAML to JSON: yaml: ${worst.message}`);
  return (documents[0] ?? null) as Json;
}

/** The object in a body, or an empty object if there is no body. Throws 400 if the body is not an object. */
export function readOptions(body: Uint8Array | undefined, contentType: string | undefined): JsonObject {
  if (body === undefined || body.length === 0) return {};
  try {
    const found = bodyFormat(contentType)(body);
    if (isObject(found)) return found;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof ProtobufProblem)) throw error;
  }
  throw statusError(400, 'BadRequest', 'the body of the request cannot be read');
}
