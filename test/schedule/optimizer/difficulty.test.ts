import { FSRSAlgorithm } from 'ts-fsrs';
import { describe, expect, test } from 'vitest';
import {
  firstDifficulty,
  firstDifficultySlopes,
  nextDifficulty,
  nextDifficultySlope,
} from '../../../src/schedule/optimizer/difficulty.ts';
import { DEFAULT_WEIGHTS } from '../../../src/schedule/parameters.ts';
import { slopeAt, slopesAt } from '../../support/finite-difference.ts';

/** Of a learner for whom a first Easy is a difficulty inside of its limits, and reversion is strong. */
const OTHERS = DEFAULT_WEIGHTS.with(4, 7).with(5, 0.5).with(6, 1.5).with(7, 0.3);
const RATINGS = [1, 2, 3, 4];
const CASES = [DEFAULT_WEIGHTS, OTHERS].flatMap((weights) =>
  [1, 1.2, 5, 8.5, 9.9, 10].flatMap((d) => RATINGS.map((rating) => ({ weights, d, rating }))),
);

// D₀(G) = w₄ − e^(w₅·(G − 1)) + 1, so 6.4133 − e^(0.8334·2) + 1 for Good; of Easy −4.77 is limited to 1.
test.each([
  [1, 6.4133],
  [2, 5.112171],
  [3, 2.118104],
  [4, 1],
])('a first answer rated %d is of difficulty %d', (rating, difficulty) => {
  expect(firstDifficulty(DEFAULT_WEIGHTS, rating)).toBeCloseTo(difficulty, 6);
});

// 0.001 · −4.771631 + 0.999 · (5 − 3.0194 · (G − 3) · 5 / 9)
test.each([
  [1, 8.341762],
  [2, 6.665995],
  [3, 4.990228],
  [4, 3.314461],
])('a difficulty of 5 after an answer rated %d is %d', (rating, difficulty) => {
  expect(nextDifficulty(DEFAULT_WEIGHTS, 5, rating)).toBeCloseTo(difficulty, 6);
});

describe('the reference implementation agrees', () => {
  test.each([DEFAULT_WEIGHTS, OTHERS].map((weights) => ({ weights })))('with weights %#', ({ weights }) => {
    const reference = new FSRSAlgorithm({ w: weights, enable_fuzz: false });
    for (const rating of RATINGS)
      expect(firstDifficulty(weights, rating)).toBeCloseTo(
        reference.next_state(null, 0, rating).difficulty,
        7,
      );
    for (const { d, rating } of CASES)
      expect(nextDifficulty(weights, d, rating)).toBeCloseTo(reference.next_difficulty(d, rating), 7);
  });
});

describe('slopes are those of the formulas, times what is owed', () => {
  const OWED = -1.5;
  /** Slopes are added to those of the reviews before. */
  const EARLIER = 7;
  const slopesIn = (gradient: Float64Array) => [...gradient].map((slope) => (slope - EARLIER) / OWED);
  const close = (slopes: readonly number[]) => slopes.map((slope) => expect.closeTo(slope, 5));

  test.each(RATINGS.flatMap((rating) => [DEFAULT_WEIGHTS, OTHERS].map((weights) => ({ rating, weights }))))(
    'of a first answer rated $rating',
    ({ rating, weights }) => {
      const gradient = new Float64Array(21).fill(EARLIER);
      firstDifficultySlopes(weights, rating, OWED, gradient);
      expect(slopesIn(gradient)).toEqual(close(slopesAt((w) => firstDifficulty(w, rating), weights)));
    },
  );

  // At a limit itself the slope differs on either side.
  test.each(CASES.filter(({ d }) => d > 1 && d < 10))(
    'of an answer rated $rating at difficulty $d',
    ({ weights, d, rating }) => {
      const gradient = new Float64Array(21).fill(EARLIER);
      const slope = nextDifficultySlope(weights, d, rating, OWED, gradient);
      expect(slope / OWED).toBeCloseTo(
        slopeAt((x) => nextDifficulty(weights, x, rating), d),
        5,
      );
      expect(slopesIn(gradient)).toEqual(close(slopesAt((w) => nextDifficulty(w, d, rating), weights)));
    },
  );
});
