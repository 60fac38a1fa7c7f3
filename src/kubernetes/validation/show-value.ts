/** A refused value as the API server prints it: text in quotes, numbers and booleans bare, anything else as JSON. */
export function showValue(value: unknown): string {
  if (value === undefined || value === null) return '"null"';
  return JSON.stringify(value);
}
