import { isObject, type Json } from '../../../json.ts';

/** A value of CEL: `bigint` is an int, `number` a double. */
export type CelValue =
  | null
  | boolean
  | bigint
  | number
  | string
  | Uint8Array
  | readonly CelValue[]
  | CelMap
  | CelSpecial;

export type CelMap = ReadonlyMap<CelValue, CelValue>;

/** Types beyond JSON. A `receiver` is an object that a library provides under a name, such as the authorizer. */
export type CelSpecial =
  | { readonly is: 'uint'; readonly value: bigint }
  /** Nanoseconds since 1970. */
  | { readonly is: 'timestamp'; readonly value: bigint }
  /** Nanoseconds. */
  | { readonly is: 'duration'; readonly value: bigint }
  /** In billionths. */
  | { readonly is: 'quantity'; readonly value: bigint; readonly text: string }
  | { readonly is: 'optional'; readonly value?: CelValue }
  | { readonly is: 'type'; readonly value: string }
  | { readonly is: 'receiver'; call(method: string, args: readonly CelValue[]): CelValue };

/** An expression that cannot be evaluated: a missing key, or an operator that is not defined for its operands. */
export class CelFailure extends Error {}

export function noOverload(): never {
  throw new CelFailure('no such overload');
}

export function isMap(value: CelValue): value is CelMap {
  return value instanceof Map;
}

export function isSpecial<K extends CelSpecial['is']>(
  value: CelValue,
  is: K,
): value is Extract<CelSpecial, { is: K }> {
  return typeof value === 'object' && value !== null && 'is' in value && value.is === is;
}

/** JSON as a CEL value: whole numbers are ints. */
export function fromJson(json: Json | undefined): CelValue {
  if (json === undefined) return null;
  if (typeof json === 'number') return Number.isInteger(json) ? BigInt(json) : json;
  if (Array.isArray(json)) return json.map(fromJson);
  if (!isObject(json)) return json;
  return new Map(Object.entries(json).map(([key, value]) => [key, fromJson(value)]));
}

/** The name of a value's type, as in `type()` and messages. */
export function typeOf(value: CelValue): string {
  if (value === null) return 'null_type';
  if (typeof value === 'bigint') return 'int';
  if (typeof value === 'number') return 'double';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'string';
  if (value instanceof Uint8Array) return 'bytes';
  if (Array.isArray(value)) return 'list';
  if (isMap(value)) return 'map';
  const { is } = value as CelSpecial;
  return is === 'timestamp' || is === 'duration'
    ? `google.protobuf.${is === 'timestamp' ? 'Timestamp' : 'Duration'}`
    : is;
}
