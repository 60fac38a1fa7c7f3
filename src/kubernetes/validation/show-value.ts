/** A refused value as the API server prints it: text in quotes, numbers and booleans bare, anything else as JSON. A value that is absent is `"null"`. */
export function showValue(value: unknown): string {
  return value === undefined ? '"null"' : JSON.stringify(value);
}
