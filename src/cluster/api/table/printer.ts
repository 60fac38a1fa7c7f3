import type { Json, JsonObject } from '../../../kubernetes/json.ts';

/** One cell of a table: a text, a number or a truth value, as the column's type says; `null` where a custom column finds nothing. */
export type Cell = Json;

/** How the objects of one resource are shown as rows: from the object as it is stored, and the time in milliseconds since 1970. */
export interface Printer {
  /** One for each column that `columns.json` has for the resource, those of `-o wide` included. */
  cells(object: JsonObject, now: number): readonly Cell[];
  /** What a row says of its object beside the cells. */
  conditions?(object: JsonObject): readonly JsonObject[];
}
