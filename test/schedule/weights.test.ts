import { expect, test } from 'vitest';
import { DEFAULT_WEIGHTS } from '../../src/schedule/parameters.ts';
import { checkWeights } from '../../src/schedule/weights.ts';

test('the published weights make sense', () => {
  expect(checkWeights(DEFAULT_WEIGHTS)).toBeNull();
});

test.each([
  [[], { code: 'count', found: 0, expected: 21 }],
  [DEFAULT_WEIGHTS.slice(0, 19), { code: 'count', found: 19, expected: 21 }],
  [
    DEFAULT_WEIGHTS.map(() => Number.NaN),
    { code: 'range', position: 0, value: Number.NaN, from: 0.1, to: 100 },
  ],
  [
    DEFAULT_WEIGHTS.map((w, i) => (i === 20 ? 0.9 : w)),
    { code: 'range', position: 20, value: 0.9, from: 0.1, to: 0.8 },
  ],
  [
    DEFAULT_WEIGHTS.map((w, i) => (i === 4 ? -1 : w)),
    { code: 'range', position: 4, value: -1, from: 1, to: 10 },
  ],
])('nonsense is named: case %#', (weights, problem) => {
  expect(checkWeights(weights)).toEqual(problem);
});
