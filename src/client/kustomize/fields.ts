import { isObject, type Json, type JsonObject } from '../../kubernetes/json.ts';

/**
 * A copy of an object with a field changed.
 *
 * @param path names separated by `/`; a name that ends with `[]` is a list, each of whose items is changed
 * @param create whether missing parts of the path are created
 */
export function changeField(
  object: JsonObject,
  path: string,
  create: boolean,
  change: (value: Json | undefined) => Json,
): JsonObject {
  const [first = '', ...rest] = path.split('/');
  const inner = rest.join('/');
  if (first.endsWith('[]')) return changeItems(object, first.slice(0, -2), inner, create, change);
  const value = object[first];
  if (inner === '') return value === undefined && !create ? object : { ...object, [first]: change(value) };
  if (isObject(value)) return { ...object, [first]: changeField(value, inner, create, change) };
  if (value !== undefined || !create) return object;
  return { ...object, [first]: changeField({}, inner, create, change) };
}

function changeItems(
  object: JsonObject,
  name: string,
  inner: string,
  create: boolean,
  change: (value: Json | undefined) => Json,
): JsonObject {
  const list = object[name];
  if (!Array.isArray(list)) return object;
  const changed = list.map(
    (item): Json =>
      inner === '' ? change(item) : isObject(item) ? changeField(item, inner, create, change) : item,
  );
  return { ...object, [name]: changed };
}
