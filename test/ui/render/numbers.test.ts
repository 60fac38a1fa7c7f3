import { expect, test } from 'vitest';
import {
  count,
  countdown,
  daysInShort,
  duration,
  percent,
  weightOf,
} from '../../../src/ui/render/numbers.ts';

const [SECOND, MINUTE, HOUR] = [1000, 60_000, 3_600_000];

test.each([
  [0, '0 s'],
  [1499, '1 s'],
  [59 * SECOND, '59 s'],
  [59_500, '1 min'],
  [MINUTE, '1 min'],
  [61 * SECOND, '1 min 1 s'],
  [185 * SECOND, '3 min 5 s'],
])('%d milliseconds took %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test.each([
  [-1, '00:00'],
  [1, '00:01'],
  [59 * MINUTE + 7 * SECOND, '59:07'],
  [HOUR - 1, '1:00:00'],
  [2 * HOUR - 53 * SECOND, '1:59:07'],
])('of %d milliseconds %s are left', (ms, text) => {
  expect(countdown(ms)).toBe(text);
});

test.each([
  [0, 'today'],
  [1, '1 d'],
  [60, '60 d'],
  [61, '2 mo'],
  [365, '12 mo'],
  [366, '1.0 y'],
  [548, '1.5 y'],
])('%d days are %s', (days, text) => {
  expect(daysInShort(days)).toBe(text);
});

test('shares, counts and weights', () => {
  expect([0, 0.344, 0.345, 1].map(percent)).toEqual(['0 %', '34 %', '35 %', '100 %']);
  expect([0, 1, 2].map((n) => count(n, 'card'))).toEqual(['0 cards', '1 card', '2 cards']);
  expect([4, 2.25].map((weight) => weightOf({ weight }))).toEqual(['4 %', '2.3 %']);
});
