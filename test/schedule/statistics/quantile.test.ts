import { expect, test } from 'vitest';
import { quantile } from '../../../src/schedule/statistics/quantile.ts';

test.each([
  [[], 0.5, Number.NaN],
  [[7], 0, 7],
  [[7], 1, 7],
  [[1, 2, 3, 4], 0, 1],
  [[1, 2, 3, 4], 0.25, 1.75],
  [[1, 2, 3, 4], 0.5, 2.5],
  [[1, 2, 3, 4], 1, 4],
  [[10, 20, 60], 0.75, 40],
])('of %j, below %d lies %d', (sorted, share, value) => {
  expect(quantile(sorted, share)).toBe(value);
});
