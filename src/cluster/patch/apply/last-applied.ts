import { isObject, type Json, type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import { parseJson } from '../../../source/parse-json.ts';
import { compare } from './compare.ts';
import { difference, type FieldSet, NO_FIELDS } from './field-set.ts';
import { fieldsOf } from './fields-of.ts';
import { ownable } from './managed-fields.ts';
import type { MergeShape } from './shape.ts';

/** The manager whose server-side apply takes over fields that `kubectl apply` wrote client-side. */
export const KUBECTL = 'kubectl';
const ANNOTATION = 'kubectl.kubernetes.io/last-applied-configuration';

/** The fields that were applied client-side and are unchanged since: `kubectl apply --server-side` may change them without a conflict. */
export function fieldsAppliedByClient(stored: JsonObject, shape: MergeShape): FieldSet {
  const written = textAt(stored, 'metadata', 'annotations', ANNOTATION);
  const applied = parseJson(written) as Json | undefined;
  if (!isObject(applied)) return NO_FIELDS;
  const mine = ownable(applied);
  const { modified, added, removed } = compare(mine, ownable(stored), shape);
  return [modified, added, removed].reduce(difference, fieldsOf(mine, shape));
}

/** A copy of an applied object whose last-applied annotation, if it has one, is updated. */
export function renewAnnotation(object: JsonObject, applied: JsonObject): JsonObject {
  if (textAt(object, 'metadata', 'annotations', ANNOTATION) === '') return object;
  const annotations = { ...objectAt(applied, 'metadata', 'annotations') };
  delete annotations[ANNOTATION];
  const metadata = { ...objectAt(applied, 'metadata') };
  delete metadata.annotations;
  if (Object.keys(annotations).length > 0) metadata.annotations = annotations;
  const written = `${JSON.stringify(sortedKeys({ ...applied, metadata }))}\n`;
  return {
    ...object,
    metadata: {
      ...objectAt(object, 'metadata'),
      annotations: { ...objectAt(object, 'metadata', 'annotations'), [ANNOTATION]: written },
    },
  };
}

function sortedKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sortedKeys(value[key] ?? null)]),
  );
}
