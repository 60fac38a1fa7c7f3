import { canonicalDuration } from '../../../canonical-duration.ts';
import { parseDuration } from '../../../duration.ts';
import { parseQuantity } from '../../../quantity.ts';
import { inRange, inUintRange } from './operators.ts';
import { CelFailure, type CelValue, isSpecial, noOverload, typeOf } from './value.ts';

const MILLION = 1_000_000n;

/** Functions that convert a value to another type, by name. */
export const CONVERSIONS: Readonly<Record<string, (value: CelValue) => CelValue>> = {
  int(value) {
    if (typeof value === 'bigint') return value;
    if (typeof value === 'number') return inRange(BigInt(Math.trunc(value)));
    if (isSpecial(value, 'uint')) return inRange(value.value);
    if (isSpecial(value, 'timestamp')) return value.value / (1000n * MILLION);
    if (typeof value === 'string' && /^[-+]?\d+$/.test(value)) return inRange(BigInt(value));
    if (typeof value === 'string') throw new CelFailure(`type conversion error from 'string' to 'int'`);
    return noOverload();
  },
  uint(value) {
    const whole = isSpecial(value, 'uint') ? value.value : whole64(value);
    return { is: 'uint', value: inUintRange(whole) };
  },
  double(value) {
    if (typeof value === 'number') return value;
    if (typeof value === 'bigint') return Number(value);
    if (isSpecial(value, 'uint')) return Number(value.value);
    if (typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)))
      return Number(value);
    return noOverload();
  },
  string: (value) => textOf(value),
  bool(value) {
    if (typeof value === 'boolean') return value;
    if (typeof value !== 'string') return noOverload();
    if (['1', 't', 'true', 'TRUE', 'True'].includes(value)) return true;
    if (['0', 'f', 'false', 'FALSE', 'False'].includes(value)) return false;
    throw new CelFailure(`type conversion error from 'string' to 'bool'`);
  },
  bytes: (value) =>
    typeof value === 'string'
      ? Buffer.from(value, 'utf8')
      : value instanceof Uint8Array
        ? value
        : noOverload(),
  timestamp(value) {
    if (isSpecial(value, 'timestamp')) return value;
    const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(time)) throw new CelFailure(`type conversion error from 'string' to 'timestamp'`);
    return { is: 'timestamp', value: BigInt(time) * MILLION };
  },
  duration(value) {
    if (isSpecial(value, 'duration')) return value;
    const nanos = typeof value === 'string' ? parseDuration(value) : undefined;
    if (nanos === undefined) throw new CelFailure(`type conversion error from 'string' to 'duration'`);
    return { is: 'duration', value: BigInt(nanos) };
  },
  quantity(value) {
    const nanos = typeof value === 'string' ? parseQuantity(value) : undefined;
    if (typeof value !== 'string' || nanos === undefined)
      throw new CelFailure('quantities must match the regular expression');
    return { is: 'quantity', value: nanos, text: value };
  },
  isQuantity: (value) => typeof value === 'string' && parseQuantity(value) !== undefined,
  dyn: (value) => value,
  type: (value) => ({ is: 'type', value: typeOf(value) }),
};

/** A value as `string()` and messages write it. */
export function textOf(value: CelValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (isSpecial(value, 'uint')) return String(value.value);
  if (isSpecial(value, 'duration')) return canonicalDuration(Number(value.value));
  if (isSpecial(value, 'timestamp')) return iso(value.value);
  return noOverload();
}

function iso(nanos: bigint): string {
  const milliseconds = Number(nanos / MILLION);
  return new Date(milliseconds).toISOString().replace(/\.000Z$/, 'Z');
}

function whole64(value: CelValue): bigint {
  const found =
    typeof value === 'bigint' ? value : typeof value === 'number' ? BigInt(Math.trunc(value)) : undefined;
  if (found !== undefined) return found;
  return typeof value === 'string' && /^\d+$/.test(value) ? BigInt(value) : noOverload();
}
