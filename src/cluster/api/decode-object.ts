import { joinApiVersion } from '../../kubernetes/api-version.ts';
import { copyJson, isObject, type Json, type JsonObject, textAt } from '../../kubernetes/json.ts';
import { typeOfKind } from '../../kubernetes/schema/schemas.ts';
import type { KubernetesVersion } from '../../kubernetes/schema/versions.ts';
import { type DecodeProblem, decodeProblems } from '../../kubernetes/validation/decode.ts';
import { fillDefaults } from '../custom/fill-defaults.ts';
import { prune } from '../custom/prune.ts';
import { badRequest } from './status-error.ts';

/** What to do about an unknown field: refuse the request, warn, or ignore it. */
export type FieldValidation = 'Strict' | 'Warn' | 'Ignore';

export interface DecodeRequest {
  /** The kind of the path, with its group and version. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly custom: boolean;
  /** The schema of a custom resource; absent if its definition has none. */
  readonly schema?: JsonObject | undefined;
  readonly fieldValidation: FieldValidation;
  readonly kubernetes: KubernetesVersion;
  warn(text: string): void;
  /** Makes the error for a patch whose result cannot be decoded; 400 by default. */
  refuse?(problem: string): Error;
}

/** Checks that the sent value is an object of the kind of the path, and drops fields that the kind does not have. Throws 400. */
export function decodeObject(sent: Json, request: DecodeRequest): JsonObject {
  const { group, version, kind } = request;
  if (!isObject(sent)) {
    const what = Array.isArray(sent) ? 'array' : typeof sent;
    throw badRequest(
      `the object provided is unrecognized (must be of type ${kind}): couldn't get version/kind; json parse error: json: cannot unmarshal ${what} into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" } (${shorten(sent)})`,
    );
  }
  const apiVersion = joinApiVersion(group, version);
  const object = { ...copyJson(sent) };
  object.kind = textAt(object, 'kind') || kind;
  object.apiVersion = textAt(object, 'apiVersion') || apiVersion;
  if (object.kind !== kind || object.apiVersion !== apiVersion) throw wrongKind(object, request);
  if (request.custom) return checkCustomFields(object, request);
  return checkFields(object, apiVersion, request);
}

function checkCustomFields(object: JsonObject, request: DecodeRequest): JsonObject {
  const { schema, kind, version } = request;
  if (schema === undefined) return object;
  const messages = prune(object, schema).map((field) => `unknown field "${field}"`);
  fillDefaults(object, schema);
  if (messages.length > 0 && request.fieldValidation === 'Strict')
    throw badRequest(
      `${kind} in version "${version}" cannot be handled as a ${kind}: strict decoding error: ${messages.join(', ')}`,
    );
  if (request.fieldValidation === 'Warn') for (const message of messages) request.warn(message);
  return object;
}

function shorten(sent: Json): string {
  return JSON.stringify(sent).slice(0, 100);
}

/** The name of a group in the server's internal types: `core.Pod`, `apps.Deployment`. */
function internalGroup(group: string): string {
  return group === '' ? 'core' : (group.split('.')[0] ?? group);
}

function wrongKind(object: JsonObject, { group, version, kind, custom }: DecodeRequest): Error {
  const [sentVersion, sentKind] = [textAt(object, 'apiVersion'), textAt(object, 'kind')];
  const short = sentVersion.slice(sentVersion.indexOf('/') + 1);
  if (custom && sentKind === kind)
    return badRequest(
      `the API version in the data (${sentVersion}) does not match the expected API version (${joinApiVersion(group, version)})`,
    );
  const known = typeOfKind(sentVersion, sentKind) !== undefined;
  const why = known
    ? `converting (${short}.${sentKind}) to (${internalGroup(group)}.${kind}): unknown conversion`
    : `no kind "${sentKind}" is registered for version "${sentVersion}" in scheme "pkg/api/legacyscheme/scheme.go:30"`;
  return badRequest(`${sentKind} in version "${short}" cannot be handled as a ${kind}: ${why}`);
}

/** Refuses fields that cannot be decoded; refuses, warns about or ignores unknown fields, depending on the field validation. */
function checkFields(object: JsonObject, apiVersion: string, request: DecodeRequest): JsonObject {
  const type = typeOfKind(apiVersion, request.kind);
  if (type === undefined) return object;
  const problems = decodeProblems(object, type, request.kubernetes);
  const unreadable = problems.find(({ unknownField }) => !unknownField);
  const handled = `${request.kind} in version "${request.version}" cannot be handled as a ${request.kind}`;
  const refuse = request.refuse ?? ((problem: string) => badRequest(`${handled}: ${problem}`));
  if (unreadable !== undefined) throw refuse(unreadable.message);
  const messages = problems.map(({ message }) => message);
  if (messages.length === 0) return object;
  if (request.fieldValidation === 'Strict') throw refuse(`strict decoding error: ${messages.join(', ')}`);
  if (request.fieldValidation === 'Warn') for (const message of messages) request.warn(message);
  for (const { steps } of problems) dropField(object, steps);
  return object;
}

function dropField(object: JsonObject, steps: DecodeProblem['steps']): void {
  let at: Json | undefined = object;
  for (const step of steps.slice(0, -1)) at = stepInto(at, step);
  const last = steps.at(-1);
  if (isObject(at) && typeof last === 'string') delete at[last];
}

function stepInto(value: Json | undefined, step: string | number): Json | undefined {
  if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined;
  return isObject(value) ? value[String(step)] : undefined;
}
