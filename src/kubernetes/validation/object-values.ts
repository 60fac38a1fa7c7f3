import { compareTexts } from '../../source/compare-texts.ts';
import { lookUp } from '../../source/look-up.ts';

/** An API object as plain data, after decoding: each field is absent, `null`, or of its type. */
export type ApiObject = Readonly<Record<string, unknown>>;

const EMPTY: readonly never[] = [];
const NONE: ApiObject = Object.freeze({});

function fieldOf(of: ApiObject | undefined, field: string): unknown {
  return of && lookUp(of, field);
}

/** A field's text; empty if it is absent, like a Go string. */
export function text(of: ApiObject | undefined, field: string): string {
  const value = fieldOf(of, field);
  return typeof value === 'string' ? value : '';
}

/** A field's text; `undefined` if it is absent, like a Go pointer. */
export function optionalText(of: ApiObject | undefined, field: string): string | undefined {
  const value = fieldOf(of, field);
  return typeof value === 'string' ? value : undefined;
}

/** A field's number; `undefined` if it is absent. */
export function number(of: ApiObject | undefined, field: string): number | undefined {
  const value = fieldOf(of, field);
  return typeof value === 'number' ? value : undefined;
}

/** Whether a field is `true`. */
export function flag(of: ApiObject | undefined, field: string): boolean {
  return fieldOf(of, field) === true;
}

/** The object in a field; `undefined` if it is absent. */
export function object(of: ApiObject | undefined, field: string): ApiObject | undefined {
  const value = fieldOf(of, field);
  return isApiObject(value) ? value : undefined;
}

/** The items of a list of objects; a `null` item is an empty object. */
export function objects(of: ApiObject | undefined, field: string): readonly ApiObject[] {
  const value = fieldOf(of, field);
  if (!Array.isArray(value)) return EMPTY;
  return value.every(isApiObject) ? value : value.map((item) => (isApiObject(item) ? item : NONE));
}

/** The items of a list of texts. */
export function texts(of: ApiObject | undefined, field: string): readonly string[] {
  const value = fieldOf(of, field);
  if (!Array.isArray(value)) return EMPTY;
  return value.every((item) => typeof item === 'string') ? value : value.map((item) => item ?? '');
}

/** The entries of a map, sorted by key. */
export function entries(of: ApiObject | undefined, field: string): readonly (readonly [string, unknown])[] {
  const value = fieldOf(of, field);
  if (!isApiObject(value)) return EMPTY;
  const found = Object.entries(value);
  return found.length < 2 ? found : found.sort(([a], [b]) => compareTexts(a, b));
}

/** The entries of a map of texts, sorted by key; a `null` value counts as empty text. */
export function textEntries(
  of: ApiObject | undefined,
  field: string,
): readonly (readonly [string, string])[] {
  return entries(of, field).map(([key, value]) => [key, typeof value === 'string' ? value : '']);
}

/** Whether a field is present and not `null`. */
export function has(of: ApiObject | undefined, field: string): boolean {
  const value = fieldOf(of, field);
  return value !== undefined && value !== null;
}

export function isApiObject(value: unknown): value is ApiObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
