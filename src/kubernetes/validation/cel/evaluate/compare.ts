import { type CelValue, isMap, isSpecial, noOverload, typeOf } from './value.ts';

/** Whether two values are equal; numbers of different types are compared by value. */
export function equal(a: CelValue, b: CelValue): boolean {
  if (a === b) return true;
  if (isNumber(a) && isNumber(b)) return numeric(a) === numeric(b);
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, at) => equal(item, b[at] ?? null));
  if (isMap(a))
    return (
      isMap(b) &&
      a.size === b.size &&
      [...a].every(([key, value]) => b.has(key) && equal(value, b.get(key) ?? null))
    );
  if (a instanceof Uint8Array) return b instanceof Uint8Array && Buffer.compare(a, b) === 0;
  if (isSpecial(a, 'optional') && isSpecial(b, 'optional'))
    return a.value === undefined || b.value === undefined ? a.value === b.value : equal(a.value, b.value);
  const [left, right] = [moment(a), moment(b)];
  if (left !== undefined && right !== undefined) return typeOf(a) === typeOf(b) && left === right;
  return isSpecial(a, 'type') && isSpecial(b, 'type') && a.value === b.value;
}

/** Negative if the first value comes first. Throws if the two have no order. */
export function order(a: CelValue, b: CelValue): number {
  if (isNumber(a) && isNumber(b)) return difference(numeric(a), numeric(b));
  if (typeof a === 'string' && typeof b === 'string') return difference(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b);
  const [left, right] = [moment(a), moment(b)];
  if (left === undefined || right === undefined || typeOf(a) !== typeOf(b)) noOverload();
  return difference(left, right);
}

function difference<T extends bigint | number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isNumber(value: CelValue): boolean {
  return typeof value === 'bigint' || typeof value === 'number' || isSpecial(value, 'uint');
}

function numeric(value: CelValue): number {
  return Number(isSpecial(value, 'uint') ? value.value : value);
}

function moment(value: CelValue): bigint | undefined {
  for (const is of ['timestamp', 'duration', 'quantity'] as const)
    if (isSpecial(value, is)) return value.value;
  return undefined;
}
