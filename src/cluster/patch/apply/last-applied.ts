import { isObject, type Json, type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import { compare } from './compare.ts';
import { difference, type FieldSet, NO_FIELDS } from './field-set.ts';
import { fieldsOf } from './fields-of.ts';
import { ownable } from './managed-fields.ts';
import type { MergeShape } from './shape.ts';

/** The manager whose server-side applies take over what `kubectl apply` wrote from the client. */
export const KUBECTL = 'kubectl';
const ANNOTATION = 'kubectl.kubernetes.io/last-applied-configuration';

/** What was applied from the client and is still as it was applied: `kubectl apply --server-side` may change it without a conflict. */
export function fieldsAppliedByClient(stored: JsonObject, shape: MergeShape): FieldSet {
  const written = textAt(stored, 'metadata', 'annotations', ANNOTATION);
  const applied = readJson(written);
  if (!isObject(applied)) return NO_FIELDS;
  const mine = ownable(applied);
  const { modified, added, removed } = compare(mine, ownable(stored), shape);
  return [modified, added, removed].reduce(difference, fieldsOf(mine, shape));
}

/** A copy of an applied object whose annotation says what was applied, where it had one. */
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

function readJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
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
