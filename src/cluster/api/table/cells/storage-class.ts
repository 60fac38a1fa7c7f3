import { type JsonObject, objectAt, textAt } from '../../../../kubernetes/json.ts';

/** Predates `spec.storageClassName` and takes precedence over it. */
const ANNOTATION = 'volume.beta.kubernetes.io/storage-class';

/** The storage class of a volume or a claim; empty if it has none. */
export function storageClassOf(object: JsonObject): string {
  const annotation = objectAt(object, 'metadata', 'annotations')[ANNOTATION];
  return typeof annotation === 'string' ? annotation : textAt(object, 'spec', 'storageClassName');
}
