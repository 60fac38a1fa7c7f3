import type { FieldPath } from './field-path.ts';
import type { ApiObject } from './object-values.ts';
import { sameValue } from './same-value.ts';

const WORDS = 'field is immutable';

/** Notes each field that differs from what it was. */
export function checkImmutable(
  after: ApiObject | undefined,
  before: ApiObject | undefined,
  fields: readonly string[],
  at: FieldPath,
): void {
  for (const field of fields) {
    if (!sameValue(after?.[field], before?.[field])) at.child(field).invalid(after?.[field], WORDS);
  }
}
