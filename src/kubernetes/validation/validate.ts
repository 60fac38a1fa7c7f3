import type { Cause } from './cause.ts';
import { FieldPath } from './field-path.ts';
import { checkImmutable } from './immutable.ts';
import type { KindRules } from './kind-rules.ts';
import { checkMetadata } from './metadata.ts';
import { type ApiObject, object, text, texts } from './object-values.ts';

const KEPT = ['name', 'namespace', 'uid', 'creationTimestamp'];

/** The problems that the API server finds in a defaulted object while it allocates values; any problem ends the validation. */
export function validateAllocation(created: ApiObject, rules: KindRules): readonly Cause[] {
  const found: Cause[] = [];
  rules.allocate?.(created, FieldPath.root(found));
  return found;
}

/** The problems that the API server finds in an object that is created, in the server's order. The object is decoded and has its defaults. */
export function validateCreate(created: ApiObject, rules: KindRules): readonly Cause[] {
  const found: Cause[] = [];
  const at = FieldPath.root(found);
  if (rules.named !== false)
    checkMetadata(placed(object(created, 'metadata'), rules.namespaced), rules, at.child('metadata'));
  rules.validate(created, at);
  return found;
}

/** The problems that the API server finds when an object replaces a stored one. Both are decoded and have their defaults. */
export function validateUpdate(after: ApiObject, before: ApiObject, rules: KindRules): readonly Cause[] {
  const found: Cause[] = [];
  const at = FieldPath.root(found);
  if (rules.named !== false) {
    const metadata = placed(object(after, 'metadata'), rules.namespaced);
    checkMetadata(metadata, rules, at.child('metadata'));
    checkNewFinalizers(metadata, object(before, 'metadata'), at.child('metadata', 'finalizers'));
    checkImmutable(
      metadata,
      placed(object(before, 'metadata'), rules.namespaced),
      KEPT,
      at.child('metadata'),
    );
  }
  if (rules.validateUpdate === undefined) rules.validate(after, at);
  else rules.validateUpdate(after, before, at);
  return found;
}

/**
 * Checks that an object that is being deleted gets no new finalizers.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/
 */
function checkNewFinalizers(
  after: ApiObject | undefined,
  before: ApiObject | undefined,
  at: FieldPath,
): void {
  if (text(before, 'deletionTimestamp') === '') return;
  const known = texts(before, 'finalizers');
  const added = texts(after, 'finalizers').filter((one) => !known.includes(one));
  if (added.length === 0) return;
  const shown = [...new Set(added)].sort().map((one) => JSON.stringify(one));
  at.forbidden(
    `no new finalizers can be added if the object is being deleted, found new finalizers []string{${shown.join(', ')}}`,
  );
}

/** The metadata with the namespace from the request's path: `default` for a namespaced object without one, none for other objects. */
function placed(metadata: ApiObject | undefined, namespaced: boolean): ApiObject | undefined {
  const namespace = text(metadata, 'namespace');
  if (namespaced === (namespace !== '')) return metadata;
  return { ...metadata, namespace: namespaced ? 'default' : '' };
}
