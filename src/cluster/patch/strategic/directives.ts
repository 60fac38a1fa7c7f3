import { isObject, type Json } from '../../../kubernetes/json.ts';

/** `$patch: replace`, `delete` or `merge`. */
export const DIRECTIVE = '$patch';
export const RETAIN_KEYS = '$retainKeys';
export const ORDER = '$setElementOrder/';
export const DELETE_FROM_LIST = '$deleteFromPrimitiveList/';

/** The list that a directive refers to. */
export function listNamed(key: string): string {
  return key.slice(key.indexOf('/') + 1);
}

/** A value without directives, the items that they refer to, and nulls, to be used where there is nothing to merge into. */
export function withoutDirectives<T extends Json>(value: T): T {
  if (Array.isArray(value))
    return value
      .filter((item) => !(isObject(item) && DIRECTIVE in item))
      .map((item) => withoutDirectives(item)) as Json[] as T;
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(
    ([key, inner]) =>
      inner !== null &&
      key !== DIRECTIVE &&
      key !== RETAIN_KEYS &&
      !key.startsWith(ORDER) &&
      !key.startsWith(DELETE_FROM_LIST),
  );
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutDirectives(inner)])) as T;
}
