/**
 * Type checks for the JSON that every start reads: the log and the snapshot. Other files are checked with valibot, which would add
 * 7 % to a start with 10,000 reviews.
 */
export type JsonCheck = (value: unknown) => boolean;
export type JsonFields = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonFields {
  return typeof value === 'object' && value !== null;
}

export const isText: JsonCheck = (value) => typeof value === 'string';
export const isNumber: JsonCheck = (value) => typeof value === 'number' && Number.isFinite(value);
export const isCount: JsonCheck = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
export const isNumberOrNull: JsonCheck = (value) => value === null || isNumber(value);
