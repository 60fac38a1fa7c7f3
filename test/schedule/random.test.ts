import { describe, expect, test } from 'vitest';
import { createRandom, hash, shuffle } from '../../src/schedule/random.ts';

// FNV-1a has 811c9dc5, e40c292c and bf9cf968 for the first three (RFC 9923, appendix), which MurmurHash3's last step makes these.
test.each([
  ['', -1_421_968_373],
  ['a', 444_641_715],
  ['foobar', 202_221_276],
  ['event-0', -1_790_407_428],
])('the hash of %j is %i', (text, value) => {
  expect(hash(text)).toBe(value);
});

describe('numbers', () => {
  const numbers = <T>(count: number, of: () => T): T[] => Array.from({ length: count }, of);

  test('follow from the seed, a number or a text', () => {
    const of = (seed: string | number) => {
      const random = createRandom(seed);
      return numbers(5, () => random.unit());
    };
    expect(of('a')).toEqual(of('a'));
    expect(of(1)).toEqual(of('1'));
    expect(of('a')).not.toEqual(of('b'));
  });

  test('lie from 0 up to 1, evenly', () => {
    const random = createRandom('unit');
    const found = numbers(1000, () => random.unit());
    expect(found.every((n) => n >= 0 && n < 1)).toBe(true);
    expect(found.reduce((sum, n) => sum + n, 0) / 1000).toBeCloseTo(0.5, 1);
  });

  test('are whole, both ends included', () => {
    const random = createRandom('integer');
    const found = numbers(200, () => random.integer(3, 6));
    expect([...new Set(found)].sort()).toEqual([3, 4, 5, 6]);
  });
});

describe('a shuffled list', () => {
  const of = (seed: string) => shuffle([1, 2, 3], createRandom(seed)).join('');

  test('is in each order about as often, and the list stays as it was', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 1200; i++) counts.set(of(`${i}`), (counts.get(of(`${i}`)) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual(['123', '132', '213', '231', '312', '321']);
    for (const count of counts.values()) expect(Math.abs(count - 200)).toBeLessThan(50);
    const list = [1, 2, 3];
    shuffle(list, createRandom('seed'));
    expect(list).toEqual([1, 2, 3]);
  });

  test('of nothing or of one is the same', () => {
    expect(shuffle([], createRandom(''))).toEqual([]);
    expect(shuffle(['a'], createRandom(''))).toEqual(['a']);
  });
});
