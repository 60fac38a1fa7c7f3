import { isObject, type Json, type JsonObject, textAt } from '../../../kubernetes/json.ts';
import { goText } from '../values.ts';

/** Writes the value of a source's field. */
type Written = (source: JsonObject) => string;
export type Row = readonly [name: string, written: Written];

export interface PlainSource {
  /** The type in kubectl's words. */
  readonly type: string;
  readonly rows: readonly Row[];
}

export const text =
  (field: string): Written =>
  (source) =>
    textAt(source, field);
export const number =
  (field: string): Written =>
  (source) =>
    String(source[field] ?? 0);
export const truth =
  (field: string): Written =>
  (source) =>
    String(source[field] === true);
export const orNone =
  (field: string): Written =>
  (source) =>
    source[field] === undefined ? '<none>' : String(source[field]);
export const list =
  (field: string): Written =>
  (source) =>
    goText(source[field] ?? []);
export const reference =
  (field: string): Written =>
  (source) =>
    referenceText(source[field]);

/** A pointer to a reference as Go prints it. */
function referenceText(value: Json | undefined): string {
  if (!isObject(value)) return 'nil';
  const namespace = value.namespace === undefined ? '' : `Namespace:${textAt(value, 'namespace')},`;
  return namespace === ''
    ? `&LocalObjectReference{Name:${textAt(value, 'name')},}`
    : `&SecretReference{Name:${textAt(value, 'name')},${namespace}}`;
}

export const READ_ONLY: Row = ['ReadOnly', truth('readOnly')];
export const FS_TYPE: Row = ['FSType', text('fsType')];
