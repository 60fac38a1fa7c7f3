import { type Json, type JsonObject, objectAt, objectsAt } from '../../kubernetes/json.ts';
import { JsonPathError } from '../../kubernetes/jsonpath/parse.ts';
import { findByJsonPath, relaxedTemplate } from '../../kubernetes/jsonpath/print.ts';
import { parseQuantity } from '../../kubernetes/quantity.ts';
import { compareTexts } from '../../source/compare-texts.ts';
import { failure } from '../kubectl-failure.ts';

/**
 * Sorts objects by the values of a path; those without the path come first.
 * @throws KubectlFailure for a path that cannot be parsed, or that none of several objects has
 */
export function sortObjects(objects: readonly JsonObject[], path: string): readonly JsonObject[] {
  if (path === '') return objects;
  if (objects.length > 1 && objects.every((object) => sortValue(path, object) === undefined))
    throw failure(
      `couldn't find any field with path ${JSON.stringify(relaxedTemplate(path))} in the list of objects`,
    );
  return inOrder(objects, (object) => sortValue(path, object));
}

/** Sorts a table's rows by a path in their objects; without rows if none of several objects has the path, as in kubectl. */
export function sortTable(table: JsonObject, path: string): JsonObject {
  if (path === '') return table;
  const rows = objectsAt(table, 'rows');
  const value = (row: JsonObject): Json | undefined => sortValue(path, objectAt(row, 'object'));
  if (rows.length > 1 && rows.every((row) => value(row) === undefined)) return { ...table, rows: [] };
  return { ...table, rows: [...inOrder(rows, value)] };
}

function inOrder<T>(items: readonly T[], value: (item: T) => Json | undefined): readonly T[] {
  return items
    .map((item, at) => ({ item, at, by: value(item) }))
    .sort((a, b) => compareValues(a.by, b.by) || a.at - b.at)
    .map(({ item }) => item);
}

function sortValue(path: string, object: JsonObject): Json | undefined {
  try {
    return findByJsonPath(relaxedTemplate(path), object)[0];
  } catch (problem) {
    if (problem instanceof JsonPathError) throw failure(problem.message);
    throw problem;
  }
}

function compareValues(first: Json | undefined, second: Json | undefined): number {
  if (first === undefined || second === undefined)
    return Number(first !== undefined) - Number(second !== undefined);
  if (typeof first === 'number' && typeof second === 'number') return first - second;
  return compareInNaturalOrder(String(first), String(second));
}

/** Compares quantities by size, and other texts in natural order, with the numbers in them by value. */
function compareInNaturalOrder(first: string, second: string): number {
  const [one, other] = [parseQuantity(first), parseQuantity(second)];
  if (one !== undefined && other !== undefined) return one < other ? -1 : one > other ? 1 : 0;
  return compareTexts(first, second);
}
