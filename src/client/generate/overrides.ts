import { type Json, type JsonObject, textAt } from '../../kubernetes/json.ts';
import { parseJson } from '../../source/parse-json.ts';
import type { Flags } from '../flags.ts';
import { failure } from '../kubectl-failure.ts';
import { applyPatch, type LocalPatchType } from '../patch/apply-patch.ts';

const TYPES: readonly LocalPatchType[] = ['json', 'merge', 'strategic'];

/** Applies `--overrides` and `--override-type` to an object. @throws KubectlFailure if the overrides are not JSON or do not fit the object */
export function overridden(object: JsonObject, flags: Flags): JsonObject {
  const text = flags.text('overrides');
  if (text === '') return object;
  const named = flags.text('override-type', 'merge');
  const type = TYPES.find((known) => known === named);
  if (type === undefined) throw failure(`invalid override type: ${named}`);
  const changed = applyPatch(object, readJson(text), type);
  const [before, after] = [object, changed].map(
    (one) => `${textAt(one, 'apiVersion')}/${textAt(one, 'kind')}`,
  );
  if (before !== after) throw failure(`the overrides change the object's kind: ${before} to ${after}`);
  return changed;
}

function readJson(text: string): Json {
  const value = parseJson(text) as Json | undefined;
  if (value === undefined) throw failure('Invalid JSON Patch');
  return value;
}
