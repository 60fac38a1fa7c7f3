import { isObject, type Json, type JsonObject } from '../../../kubernetes/json.ts';
import { notSimulated } from '../helm-failure.ts';

/** Merges values: maps are merged, anything else is replaced. */
export function mergeValues(under: JsonObject, over: JsonObject): JsonObject {
  const merged: JsonObject = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    merged[key] = isObject(before) && isObject(value) ? mergeValues(before, value) : value;
  }
  return merged;
}

/** The effective values: the chart's defaults, overridden by the given values; `null` removes a default. */
export function valuesInForce(defaults: JsonObject, given: JsonObject): JsonObject {
  const values = withoutNulls(mergeValues(defaults, given));
  checkNumbers(values);
  return values;
}

function withoutNulls(values: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      value === null ? [] : [[key, isObject(value) ? withoutNulls(value) : value]],
    ),
  );
}

/** From this value on, Go prints a number from a file with an exponent, but not one from `--set`. */
const LARGE = 1_000_000;

function checkNumbers(value: Json): void {
  if (typeof value === 'number' && Math.abs(value) >= LARGE)
    throw notSimulated(`numbers as large as ${value} in values; write it in quotes`);
  if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) checkNumbers(inner);
}
