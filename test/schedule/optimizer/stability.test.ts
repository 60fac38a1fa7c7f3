import { FSRSAlgorithm } from 'ts-fsrs';
import { describe, expect, test } from 'vitest';
import {
  afterLapse,
  afterSuccess,
  lapseSlopes,
  type Slopes,
  successSlopes,
  withinDay,
  withinDaySlopes,
} from '../../../src/schedule/optimizer/stability.ts';
import { DEFAULT_WEIGHTS } from '../../../src/schedule/parameters.ts';
import { slopeAt, slopesAt } from '../../support/finite-difference.ts';

type Memory = readonly [stability: number, difficulty: number, recall: number];

/** Weights of another learner, none of them at a bound or as published. */
const OTHERS = DEFAULT_WEIGHTS.map((w, i) => w * (1 + ((i % 5) - 2) / 9));
const MEMORIES: readonly Memory[] = [
  [5, 6, 0.85],
  [0.4, 9.5, 0.6],
  [120, 2, 0.97],
  // Lapses of a short memory that was long lost: it may not come out longer than it went in.
  [0.5, 6, 0.1],
  [0.2, 1.5, 0.3],
];
const CASES = [DEFAULT_WEIGHTS, OTHERS].flatMap((weights) => MEMORIES.map((memory) => ({ weights, memory })));

/** What the formulas give when they are worked out by hand from those that are published. */
describe('the stability of 5 days at difficulty 6, when recall was 0.85', () => {
  test.each([
    // 5 (1 + e^1.8722 · 5 · 5^−0.1666 · (e^(0.796·0.15) − 1)) = 5 (1 + 6.50259 · 5 · 0.76481 · 0.12683)
    ['Good', 3, 20.767665],
    // … · 0.6014
    ['Hard', 2, 14.482674],
    // … · 1.8729
    ['Easy', 4, 34.53126],
  ])('after %s', (_, rating, stability) => {
    expect(afterSuccess(DEFAULT_WEIGHTS, 5, 6, 0.85, rating)).toBeCloseTo(stability, 5);
  });

  test('after Again, and that of a short memory, which may not grow', () => {
    // 1.4835 · 6^−0.0614 · (6^0.2629 − 1) · e^(1.6483·0.15)
    expect(afterLapse(DEFAULT_WEIGHTS, 5, 6, 0.85)).toBeCloseTo(1.023888, 6);
    // 0.5 / e^(0.5425·0.0912)
    expect(afterLapse(DEFAULT_WEIGHTS, 0.5, 6, 0.1)).toBeCloseTo(0.475864, 6);
  });
});

describe('the reference implementation agrees', () => {
  test.each(CASES)('at $memory', ({ weights, memory: [s, d, r] }) => {
    const reference = new FSRSAlgorithm({ w: weights, enable_fuzz: false });
    const next = (days: number, rating: number) =>
      reference.next_state({ stability: s, difficulty: d }, days, rating, r).stability;
    expect(afterLapse(weights, s, d, r)).toBeCloseTo(next(3, 1), 7);
    for (const rating of [2, 3, 4])
      expect(afterSuccess(weights, s, d, r, rating)).toBeCloseTo(next(3, rating), 7);
    for (const rating of [1, 2, 3, 4]) expect(withinDay(weights, s, rating)).toBeCloseTo(next(0, rating), 7);
  });
});

describe('slopes are those of the formulas, times what is owed', () => {
  const OWED = -1.5;
  /** Slopes are added to those of the reviews before. */
  const EARLIER = 7;

  function expectSlopes(
    { weights, memory }: { weights: readonly number[]; memory: Memory },
    next: (weights: readonly number[], ...memory: Memory) => number,
    slopesOf: (gradient: Float64Array) => Slopes,
  ): void {
    const gradient = new Float64Array(weights.length).fill(EARLIER);
    const slopes = slopesOf(gradient);
    const [s, d, r] = memory;
    expect(slopes.stability).toBeCloseTo(
      slopeAt((x) => next(weights, x, d, r), s),
      5,
    );
    expect(slopes.difficulty).toBeCloseTo(
      slopeAt((x) => next(weights, s, x, r), d),
      5,
    );
    expect(slopes.recall).toBeCloseTo(
      slopeAt((x) => next(weights, s, d, x), r),
      5,
    );
    const byWeights = slopesAt((moved) => next(moved, ...memory), weights);
    expect([...gradient].map((slope) => (slope - EARLIER) / OWED)).toEqual(
      byWeights.map((slope) => expect.closeTo(slope, 4)),
    );
  }

  test.each(CASES)('at $memory', (at) => {
    const { weights, memory } = at;
    const [s] = memory;
    for (const rating of [2, 3, 4])
      expectSlopes(
        at,
        (...args) => afterSuccess(...args, rating),
        (gradient) => successSlopes(weights, memory, rating, OWED, gradient),
      );
    expectSlopes(at, afterLapse, (gradient) => lapseSlopes(weights, memory, OWED, gradient));
    for (const rating of [1, 2, 3, 4])
      expectSlopes(
        at,
        (w, stability) => withinDay(w, stability, rating),
        (gradient) => withinDaySlopes(weights, s, rating, OWED, gradient),
      );
  });

  test('a bonus that is nothing has a slope all the same, so that a fit can leave it', () => {
    const weights = DEFAULT_WEIGHTS.with(15, 0);
    const memory: Memory = [5, 6, 0.85];
    expectSlopes(
      { weights, memory },
      (...args) => afterSuccess(...args, 2),
      (gradient) => successSlopes(weights, memory, 2, OWED, gradient),
    );
  });
});
