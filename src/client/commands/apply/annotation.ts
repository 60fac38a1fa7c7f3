import { type JsonObject, objectAt, textAt } from '../../../kubernetes/json.ts';
import { writeCompactJson } from '../../../kubernetes/jsonpath/print.ts';

/** The annotation in which client-side apply stores the configuration that was last applied. */
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** The annotation's value for an object: the object without the annotation, on one line. */
export function lastAppliedOf(object: JsonObject): string {
  const metadata = objectAt(object, 'metadata');
  const { [LAST_APPLIED]: _, ...annotations } = objectAt(metadata, 'annotations');
  return `${writeCompactJson({ ...object, metadata: { ...metadata, annotations } })}\n`;
}

/** A copy of the object with the annotation. */
export function withLastApplied(object: JsonObject, text = lastAppliedOf(object)): JsonObject {
  const metadata = objectAt(object, 'metadata');
  const annotations = { ...objectAt(metadata, 'annotations'), [LAST_APPLIED]: text };
  return { ...object, metadata: { ...metadata, annotations } };
}

/** The annotation of an object; empty if it has none. */
export function lastAppliedText(object: JsonObject): string {
  return textAt(objectAt(object, 'metadata', 'annotations'), LAST_APPLIED);
}
