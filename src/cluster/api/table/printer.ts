import type { Json, JsonObject } from '../../../kubernetes/json.ts';

/** One cell of a table: text, a number or a boolean, according to the column's type; `null` if a custom column finds nothing. */
export type Cell = Json;

/** Prints the objects of one resource as rows, from the stored object and the time in milliseconds since 1970. */
export interface Printer {
  /** One cell for each column of the resource in `columns.json`, including those of `-o wide`. */
  cells(object: JsonObject, now: number): readonly Cell[];
  /** The conditions of the row, which are not shown as cells. */
  conditions?(object: JsonObject): readonly JsonObject[];
}
