import { expect, test } from 'vitest';
import { compareTexts } from '../../src/source/compare-texts.ts';

test.each([
  ['a', 'b', -1],
  ['b', 'a', 1],
  ['a', 'a', 0],
  ['', 'a', -1],
  ['B', 'a', -1],
  ['web-10', 'web-9', -1],
])('%j and %j: %i', (a, b, order) => {
  expect(compareTexts(a, b)).toBe(order);
});
