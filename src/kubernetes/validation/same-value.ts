import { isApiObject } from './object-values.ts';

/** Whether two values are equal, whatever the order of their keys; an absent value equals an empty list, map or text. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isEmpty(a) && isEmpty(b)) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, position) => sameValue(item, b[position]));
  if (!isApiObject(a) || !isApiObject(b)) return false;
  for (const key of Object.keys(a)) if (!sameValue(a[key], b[key])) return false;
  for (const key of Object.keys(b)) if (a[key] === undefined && !isEmpty(b[key])) return false;
  return true;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isApiObject(value) && Object.keys(value).length === 0;
}
