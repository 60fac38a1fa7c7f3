import type { Json } from '../../../kubernetes/json.ts';
import { difference, type FieldSet, intersection, union } from './field-set.ts';
import { fieldsOf } from './fields-of.ts';
import type { Managers } from './manager.ts';
import { removeFields, withDeclaredFields } from './remove-fields.ts';
import type { MergeShape } from './shape.ts';

/**
 * A merged object without the fields that its manager applied last time but not now, unless another manager owns them.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#clearing-managedfields
 */
export function prune(merged: Json, last: FieldSet | undefined, managers: Managers, shape: MergeShape): Json {
  if (last === undefined || last.size === 0) return merged;
  const declared = (fields: FieldSet): FieldSet => withDeclaredFields(fields, shape);
  const present = (value: Json): FieldSet => declared(fieldsOf(value, shape));
  const all = present(merged);
  const bare = removeFields(merged, declared(last), shape) ?? {};
  const owned = [...managers.values()].reduce(
    (found, { fields }) => union(found, fields),
    new Map() as FieldSet,
  );
  const kept = union(present(bare), declared(owned));
  const withOwned = removeFields(merged, difference(all, kept), shape) ?? {};
  const dangling = intersection(difference(all, present(withOwned)), declared(last));
  return removeFields(merged, dangling, shape) ?? {};
}
