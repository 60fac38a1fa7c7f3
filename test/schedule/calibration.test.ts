import { describe, expect, test } from 'vitest';
import { calibrate, predictionsOf } from '../../src/schedule/calibration.ts';
import type { Rating } from '../../src/schedule/review.ts';
import { halvingMemory } from '../support/scheduling.ts';

describe('predictions', () => {
  const of = (...reviews: (readonly [day: number, rating: Rating])[]) =>
    predictionsOf(
      reviews.map(([day, rating]) => ({ day, rating })),
      halvingMemory,
    );

  test('are made for reviews a night or more after the last', () => {
    // A first Good is stable for 4 days, the second makes it 8, of which 4 leave 2^−½; Again makes it half a day, and the Good on that day
    // 1 day, of which 3 leave 2^−3.
    expect(of([10, 3], [10, 3], [14, 1], [14, 3], [17, 2])).toEqual([
      { predicted: expect.closeTo(2 ** -0.5, 12), recalled: false },
      { predicted: expect.closeTo(2 ** -3, 12), recalled: true },
    ]);
  });

  test('are none of a first answer, or of days that run backwards', () => {
    expect(of()).toEqual([]);
    expect(of([10, 3])).toEqual([]);
    expect(of([10, 3], [8, 3], [9, 3])).toEqual([
      { predicted: expect.closeTo(2 ** (-1 / 8), 12), recalled: true },
    ]);
  });
});

describe('calibration', () => {
  test('says how far each tenth is off, and all of them by their number', () => {
    const predictions = [
      ...[true, false].map((recalled) => ({ predicted: 0.15, recalled })),
      ...[true, true, true].map((recalled) => ({ predicted: 0.95, recalled })),
    ];
    expect(calibrate(predictions)).toEqual({
      count: 5,
      predicted: expect.closeTo((2 * 0.15 + 3 * 0.95) / 5, 12),
      actual: 0.8,
      error: expect.closeTo(Math.sqrt((2 * 0.35 ** 2 + 3 * 0.05 ** 2) / 5), 12),
      bins: [
        { from: 0.1, to: 0.2, count: 2, predicted: 0.15, actual: 0.5 },
        { from: 0.9, to: 1, count: 3, predicted: expect.closeTo(0.95, 12), actual: 1 },
      ],
    });
  });

  test('is right of a model that is right, and not of one that is sure of itself', () => {
    const outcomes = Array.from({ length: 100 }, (_, i) => i < 80);
    const right = calibrate(outcomes.map((recalled) => ({ predicted: 0.8, recalled })));
    expect(right).toMatchObject({ count: 100, actual: 0.8, error: expect.closeTo(0, 9) });
    expect(right.bins).toHaveLength(1);
    const sure = calibrate(outcomes.map((recalled) => ({ predicted: 0.99, recalled })));
    expect(sure.error).toBeCloseTo(0.19, 9);
  });

  test('bins cover 0 to 1, both included', () => {
    const found = calibrate([0, 0.05, 0.1, 0.95, 1].map((predicted) => ({ predicted, recalled: true })));
    expect(found.bins.map((bin) => [bin.from, bin.to, bin.count])).toEqual([
      [0, 0.1, 2],
      [0.1, 0.2, 1],
      [0.9, 1, 2],
    ]);
  });

  test('nothing to judge by is no error', () => {
    expect(calibrate([])).toEqual({ count: 0, predicted: 0, actual: 0, error: 0, bins: [] });
  });
});
