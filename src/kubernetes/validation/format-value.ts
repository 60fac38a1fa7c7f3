const ESCAPED: ReadonlyMap<string, string> = new Map([
  ['<', '\\u003c'],
  ['>', '\\u003e'],
  ['&', '\\u0026'],
]);

/**
 * A refused value as the API server prints it: text in quotes, numbers and booleans as they are, anything else as Go's JSON, in which characters
 * that are special in HTML are escaped. An absent value is `"null"`.
 */
export function formatValue(value: unknown): string {
  if (value === undefined) return '"null"';
  const json = JSON.stringify(value);
  return typeof value === 'string' ? json : json.replace(/[<>&]/g, (sign) => ESCAPED.get(sign) ?? sign);
}
