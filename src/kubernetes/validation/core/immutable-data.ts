import type { FieldPath } from '../field-path.ts';
import { type ApiObject, flag } from '../object-values.ts';
import { sameValue } from '../same-value.ts';

/** The maximum size of the data of a ConfigMap or Secret. */
export const MOST_BYTES = 1024 * 1024;
const WORDS = 'field is immutable when `immutable` is set';

/** Checks that the data of an immutable ConfigMap or Secret is not changed. */
export function checkImmutableData(
  after: ApiObject,
  before: ApiObject,
  fields: readonly string[],
  at: FieldPath,
): void {
  if (!flag(after, 'immutable')) at.child('immutable').forbidden(WORDS);
  for (const field of fields) if (!sameValue(after[field], before[field])) at.child(field).forbidden(WORDS);
}
