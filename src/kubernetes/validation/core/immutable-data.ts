import type { FieldPath } from '../field-path.ts';
import { type ApiObject, flag } from '../object-values.ts';
import { sameValue } from '../same-value.ts';

/** The most that the data of one ConfigMap or Secret may have. */
export const MOST_BYTES = 1024 * 1024;
const WORDS = 'field is immutable when `immutable` is set';

/** What may not be changed in a ConfigMap or Secret that is immutable. */
export function checkImmutableData(
  after: ApiObject,
  before: ApiObject,
  fields: readonly string[],
  at: FieldPath,
): void {
  if (!flag(after, 'immutable')) at.child('immutable').forbidden(WORDS);
  for (const field of fields) if (!sameValue(after[field], before[field])) at.child(field).forbidden(WORDS);
}
