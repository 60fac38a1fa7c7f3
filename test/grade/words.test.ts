import { describe, expect, test } from 'vitest';
import { isSameOrPlural } from '../../src/grade/words.ts';

describe('a plural', () => {
  test.each([
    ['pod', 'pods'],
    ['policies', 'policy'],
    ['class', 'classes'],
    ['worker node', 'worker nodes'],
  ])('is of a word: %s and %s', (a, b) => {
    expect(isSameOrPlural(a, b)).toBe(true);
  });

  test.each([
    ['80', '80s'],
    ['250m', '250ms'],
    ['250 m', '250 ms'],
    ['v1', 'v1s'],
    ['s', 'ss'],
  ])('is of no number and no unit: %s and %s', (a, b) => {
    expect(isSameOrPlural(a, b)).toBe(false);
  });
});
