import { isObject, type Json, type JsonObject } from '../../kubernetes/json.ts';
import { parseData } from '../../yaml/parse-data.ts';
import { parseBody } from '../api/parse-body.ts';
import { badRequest, statusError } from '../api/status-error.ts';
import { applyConfiguration } from './apply/apply.ts';
import { applyJsonPatch } from './json-patch.ts';
import { mergePatch } from './merge-patch.ts';
import { type OwnedWrite, trackingOf } from './ownership.ts';
import { refusedPatch } from './refused-patch.ts';
import { strategicMergePatch } from './strategic/merge.ts';
import { goMap } from './strategic/merge-list.ts';
import { restoreProblem } from './strategic/restore-problem.ts';

/** The input of a patch. */
export interface PatchTarget extends OwnedWrite {
  /** The patch as it was sent. */
  readonly body: Uint8Array;
  /** The stored object in the requested version; absent if an apply creates it. */
  readonly before?: JsonObject;
  /** The name of the schema of its type (`V1Pod`); absent for custom resources. */
  readonly type?: string;
  /** For an apply: takes over fields from other managers. */
  readonly force: boolean;
}

export interface Patched {
  readonly object: Json;
  /** The text that shows the patched object when it is refused. */
  readonly shown: string;
}

/** Returns the patched object. Throws a `StatusError` for a patch that cannot be read or applied. */
type Patch = (target: PatchTarget) => Patched;

/** The media type of a server-side apply. */
export const APPLY = 'application/apply-patch+yaml';

const NOT_STRATEGIC =
  'the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml, application/apply-patch+cbor';

/** The patch functions, by media type. */
export const PATCHES: Readonly<Record<string, Patch>> = {
  'application/json-patch+json': ({ body, before = {} }) =>
    shownWhole(applyJsonPatch(before, readJson(body))),
  'application/merge-patch+json': ({ body, before = {} }) => shownWhole(mergePatch(before, objectIn(body))),
  'application/strategic-merge-patch+json': ({ body, before = {}, type }) => {
    if (type === undefined) throw statusError(415, 'UnsupportedMediaType', NOT_STRATEGIC);
    const patch = objectIn(body);
    const object = strategicMergePatch(before, patch, type);
    const shown = goMap(patch);
    const problem = restoreProblem(object, type);
    if (problem !== undefined) throw refusedPatch(shown, problem);
    return { object, shown };
  },
  [APPLY]: (target) => {
    const { body, before, force, resource } = target;
    const applied = yamlObjectIn(body);
    const by = { ...trackingOf(target), kind: resource.kind, force };
    return shownWhole(applyConfiguration(before, applied, by));
  },
};

function shownWhole(object: Json): Patched {
  return { object, shown: JSON.stringify(object) };
}

function readJson(body: Uint8Array): Json {
  try {
    return parseBody(body);
  } catch (error) {
    throw badRequest(`error decoding patch: ${error instanceof Error ? error.message : ''}`);
  }
}

function objectIn(body: Uint8Array): JsonObject {
  const found = readJson(body);
  if (isObject(found)) return found;
  const what = Array.isArray(found) ? 'array' : typeof found;
  throw badRequest(
    `error decoding patch: json: cannot unmarshal ${what} into Go value of type map[string]interface {}`,
  );
}

function yamlObjectIn(body: Uint8Array): JsonObject {
  const { documents, problems } = parseData(new TextDecoder().decode(body));
  const found = documents[0] as Json | undefined;
  const problem = problems[0];
  if (problem !== undefined) throw badRequest(`error decoding YAML: ${problem.message}`);
  if (isObject(found)) return found;
  throw badRequest(
    'error decoding YAML: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal a value into Go value of type map[string]interface {}',
  );
}
