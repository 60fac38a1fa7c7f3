import { StatusError } from '../../cluster/api/status-error.ts';
import { applyJsonPatch } from '../../cluster/patch/json-patch.ts';
import { mergePatch } from '../../cluster/patch/merge-patch.ts';
import { strategicMergePatch } from '../../cluster/patch/strategic/merge.ts';
import { type Json, type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import { isCustomType, typeOfKind } from '../../kubernetes/schema/schemas.ts';
import { failure } from '../kubectl-failure.ts';

/** The type of a patch that is applied without the server. */
export type LocalPatchType = 'strategic' | 'merge' | 'json';

/** The patched object. @throws KubectlFailure for a patch that does not fit the object */
export function applyPatch(object: JsonObject, patch: Json, form: LocalPatchType): JsonObject {
  try {
    return objectAt(patched(object, patch, form));
  } catch (problem) {
    if (problem instanceof StatusError) throw failure(textAt(problem.status, 'message'));
    throw problem;
  }
}

function patched(object: JsonObject, patch: Json, form: LocalPatchType): Json {
  if (form === 'json') return applyJsonPatch(object, patch);
  if (form === 'merge') return mergePatch(object, patch);
  const type = typeOfKind(textAt(object, 'apiVersion'), textAt(object, 'kind'));
  if (type === undefined || isCustomType(type))
    throw failure(
      `strategic merge patch is not supported for ${textAt(object, 'apiVersion')}, Kind=${textAt(object, 'kind')}`,
    );
  return strategicMergePatch(object, patch, type);
}
