import { isObject, type Json, type JsonObject } from '../../kubernetes/json.ts';
import { badRequest, statusError } from '../api/status-error.ts';
import { applyJsonPatch } from './json-patch.ts';
import { mergePatch } from './merge-patch.ts';
import { strategicMergePatch } from './strategic/merge.ts';

/** What a patch is applied to. */
export interface PatchTarget {
  /** As it was sent. */
  readonly body: Uint8Array;
  /** The stored object in the version in which it was asked for; absent where an apply creates it. */
  readonly before?: JsonObject;
  /** The name of the schema of its type (`V1Pod`); absent for custom resources. */
  readonly type?: string;
  readonly kind: string;
  readonly apiVersion: string;
  readonly subresource: string;
  readonly manager: string;
  /** Takes fields over from other managers; of an apply. */
  readonly force: boolean;
  /** RFC 3339. */
  readonly time: string;
  /** Throws or warns of fields that its type does not have, as field validation asks. */
  checkFields(patch: JsonObject): void;
}

/** The patched object; throws a `StatusError` for a patch that cannot be read or applied. */
type Patch = (target: PatchTarget) => Json;

/** How objects are patched, by media type. */
export const PATCHES: Readonly<Record<string, Patch>> = {
  'application/json-patch+json': ({ body, before = {} }) => applyJsonPatch(before, readJson(body)),
  'application/merge-patch+json': ({ body, before = {} }) => mergePatch(before, objectIn(body)),
  'application/strategic-merge-patch+json': ({ body, before = {}, type }) => {
    if (type === undefined)
      throw statusError(
        415,
        'UnsupportedMediaType',
        'the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml',
      );
    return strategicMergePatch(before, objectIn(body), type);
  },
};

function readJson(body: Uint8Array): Json {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as Json;
  } catch (error) {
    throw badRequest(`error decoding patch: ${error instanceof Error ? error.message : ''}`);
  }
}

function objectIn(body: Uint8Array): JsonObject {
  const found = readJson(body);
  if (isObject(found)) return found;
  throw badRequest(
    'error decoding patch: json: cannot unmarshal value into Go value of type map[string]interface {}',
  );
}
