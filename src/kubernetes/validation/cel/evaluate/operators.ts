import { equal, order } from './compare.ts';
import { CelFailure, type CelValue, isMap, isSpecial, noOverload } from './value.ts';

const MOST = 2n ** 63n;

/** Operators on values. `&&`, `||` and `?:` are not included, since they evaluate their operands one by one. */
export const OPERATORS: Readonly<Record<string, (a: CelValue, b: CelValue) => CelValue>> = {
  '_==_': equal,
  '_!=_': (a, b) => !equal(a, b),
  '_<_': (a, b) => order(a, b) < 0,
  '_<=_': (a, b) => order(a, b) <= 0,
  '_>_': (a, b) => order(a, b) > 0,
  '_>=_': (a, b) => order(a, b) >= 0,
  '_+_': add,
  '_-_': subtract,
  '_*_': (a, b) =>
    numbers(
      a,
      b,
      (x, y) => x * y,
      (x, y) => x * y,
    ),
  '_/_': (a, b) => {
    if (b === 0n || (isSpecial(b, 'uint') && b.value === 0n)) throw new CelFailure('division by zero');
    return numbers(
      a,
      b,
      (x, y) => x / y,
      (x, y) => x / y,
    );
  },
  '_%_': (a, b) => {
    if (b === 0n || (isSpecial(b, 'uint') && b.value === 0n)) throw new CelFailure('modulus by zero');
    return numbers(
      a,
      b,
      (x, y) => x % y,
      () => noOverload(),
    );
  },
  '@in': (a, b) => {
    if (Array.isArray(b)) return b.some((item) => equal(a, item));
    if (isMap(b)) return [...b.keys()].some((key) => equal(a, key));
    return noOverload();
  },
};

/** The sum of two values, or two texts or lists joined. */
export function add(a: CelValue, b: CelValue): CelValue {
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.concat([a, b]);
  if (isSpecial(a, 'timestamp') && isSpecial(b, 'duration'))
    return { is: 'timestamp', value: a.value + b.value };
  if (isSpecial(a, 'duration') && isSpecial(b, 'timestamp'))
    return { is: 'timestamp', value: a.value + b.value };
  if (isSpecial(a, 'duration') && isSpecial(b, 'duration'))
    return { is: 'duration', value: a.value + b.value };
  return numbers(
    a,
    b,
    (x, y) => x + y,
    (x, y) => x + y,
  );
}

function subtract(a: CelValue, b: CelValue): CelValue {
  if (isSpecial(a, 'timestamp') && isSpecial(b, 'timestamp'))
    return { is: 'duration', value: a.value - b.value };
  if (isSpecial(a, 'timestamp') && isSpecial(b, 'duration'))
    return { is: 'timestamp', value: a.value - b.value };
  if (isSpecial(a, 'duration') && isSpecial(b, 'duration'))
    return { is: 'duration', value: a.value - b.value };
  return numbers(
    a,
    b,
    (x, y) => x - y,
    (x, y) => x - y,
  );
}

function numbers(
  a: CelValue,
  b: CelValue,
  whole: (x: bigint, y: bigint) => bigint,
  broken: (x: number, y: number) => number,
): CelValue {
  if (typeof a === 'bigint' && typeof b === 'bigint') return inRange(whole(a, b));
  if (typeof a === 'number' && typeof b === 'number') return broken(a, b);
  if (isSpecial(a, 'uint') && isSpecial(b, 'uint'))
    return { is: 'uint', value: inUintRange(whole(a.value, b.value)) };
  return noOverload();
}

/** Returns a 64-bit int. Throws if the value is out of range. */
export function inRange(value: bigint): bigint {
  if (value >= MOST || value < -MOST) throw new CelFailure('integer overflow');
  return value;
}

/** Returns a 64-bit uint. Throws if the value is out of range. */
export function inUintRange(value: bigint): bigint {
  if (value < 0n || value >= 2n * MOST) throw new CelFailure('unsigned integer overflow');
  return value;
}
