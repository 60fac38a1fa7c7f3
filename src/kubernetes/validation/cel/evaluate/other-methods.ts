import { lookUp } from '../../../../source/look-up.ts';
import { equal, order } from './compare.ts';
import { add } from './operators.ts';
import { CelFailure, type CelSpecial, type CelValue, isMap, isSpecial, noOverload } from './value.ts';

const NANO = 1_000_000_000n;
const UNITS: Readonly<Record<string, bigint>> = {
  getHours: 3600n * NANO,
  getMinutes: 60n * NANO,
  getSeconds: NANO,
  getMilliseconds: NANO / 1000n,
};

/** Methods of lists. @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-list-library */
export const LIST_METHODS: Readonly<
  Record<string, (on: readonly CelValue[], ...args: CelValue[]) => CelValue>
> = {
  size: (on) => BigInt(on.length),
  isSorted: (on) => on.every((item, at) => at === 0 || order(on[at - 1] ?? null, item) <= 0),
  sum: (on) => on.reduce((sum, item, at) => (at === 0 ? item : add(sum, item)), 0n as CelValue),
  min: (on) => extreme(on, -1),
  max: (on) => extreme(on, 1),
  indexOf: (on, item = null) => BigInt(on.findIndex((one) => equal(one, item))),
  lastIndexOf: (on, item = null) => BigInt(on.findLastIndex((one) => equal(one, item))),
  join: (on, separator = '') =>
    on.map((item) => (typeof item === 'string' ? item : noOverload())).join(String(separator)),
  reverse: (on) => [...on].reverse(),
  distinct: (on) => on.filter((item, at) => on.findIndex((one) => equal(one, item)) === at),
  sort: (on) => [...on].sort(order),
  flatten: (on) => on.flatMap((item) => (Array.isArray(item) ? (item as readonly CelValue[]) : [item])),
};

/** Calls a method of a value that is neither text nor a list. */
export function callSpecial(on: CelValue, name: string, args: readonly CelValue[]): CelValue {
  if (isMap(on)) return name === 'size' ? BigInt(on.size) : noOverload();
  if (on instanceof Uint8Array) return name === 'size' ? BigInt(on.length) : noOverload();
  if (isSpecial(on, 'receiver')) return on.call(name, args);
  if (isSpecial(on, 'optional')) return ofOptional(on, name, args);
  if (isSpecial(on, 'quantity')) return ofQuantity(on, name, args[0] ?? null);
  if (isSpecial(on, 'duration')) return on.value / (unit(name) ?? noOverload());
  if (isSpecial(on, 'timestamp')) return ofTimestamp(on.value, name);
  return noOverload();
}

function extreme(on: readonly CelValue[], sign: number): CelValue {
  const [first, ...rest] = on;
  if (first === undefined) throw new CelFailure(`${sign < 0 ? 'min' : 'max'} called on empty list`);
  return rest.reduce((found, item) => (order(item, found) * sign > 0 ? item : found), first);
}

function ofOptional(
  { value }: Extract<CelSpecial, { is: 'optional' }>,
  name: string,
  [other = null]: readonly CelValue[],
): CelValue {
  if (name === 'hasValue') return value !== undefined;
  if (name === 'orValue') return value ?? other;
  if (name === 'or') return value === undefined ? other : { is: 'optional', value };
  if (name !== 'value') return noOverload();
  if (value === undefined) throw new CelFailure('optional.none() dereference');
  return value;
}

function ofQuantity(on: Extract<CelSpecial, { is: 'quantity' }>, name: string, other: CelValue): CelValue {
  const nanos = isSpecial(other, 'quantity') ? other.value : typeof other === 'bigint' ? other * NANO : 0n;
  switch (name) {
    case 'compareTo':
      return on.value < nanos ? -1n : on.value > nanos ? 1n : 0n;
    case 'isGreaterThan':
      return on.value > nanos;
    case 'isLessThan':
      return on.value < nanos;
    case 'add':
      return { ...on, value: on.value + nanos };
    case 'sub':
      return { ...on, value: on.value - nanos };
    case 'sign':
      return on.value < 0n ? -1n : on.value > 0n ? 1n : 0n;
    case 'isInteger':
      return on.value % NANO === 0n;
    case 'asInteger':
      return on.value / NANO;
    case 'asApproximateFloat':
      return Number(on.value) / 1e9;
    default:
      return noOverload();
  }
}

function ofTimestamp(nanos: bigint, name: string): CelValue {
  const at = new Date(Number(nanos / 1_000_000n));
  const parts: Readonly<Record<string, number>> = {
    getFullYear: at.getUTCFullYear(),
    getMonth: at.getUTCMonth(),
    getDate: at.getUTCDate(),
    getDayOfMonth: at.getUTCDate() - 1,
    getDayOfWeek: at.getUTCDay(),
    getHours: at.getUTCHours(),
    getMinutes: at.getUTCMinutes(),
    getSeconds: at.getUTCSeconds(),
    getMilliseconds: at.getUTCMilliseconds(),
  };
  return BigInt(lookUp(parts, name) ?? noOverload());
}

function unit(name: string): bigint | undefined {
  return lookUp(UNITS, name);
}
