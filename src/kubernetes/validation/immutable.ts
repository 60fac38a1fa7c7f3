import type { FieldPath } from './field-path.ts';
import type { KindRules } from './kind-rules.ts';
import { type ApiObject, object } from './object-values.ts';
import { sameValue } from './same-value.ts';

const WORDS = 'field is immutable';

/** Reports each field that has changed. */
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

/** The check of an update that must not change some fields of the object, or of the object in one of its fields. */
export function keeping(
  fields: readonly string[],
  check: KindRules['validate'],
  owner?: string,
): NonNullable<KindRules['validateUpdate']> {
  return (after, before, at) => {
    check(after, at);
    if (owner === undefined) checkImmutable(after, before, fields, at);
    else checkImmutable(object(after, owner), object(before, owner), fields, at.child(owner));
  };
}
