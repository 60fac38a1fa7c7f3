import { expect, test } from 'vitest';
import { calibrate, predictionsOf } from '../../src/schedule/calibration.ts';
import type { Rating } from '../../src/schedule/review.ts';
import { schedulerWith } from '../support/scheduling.ts';

const { model } = schedulerWith();

test('predictions are made for reviews a night or more after the last', () => {
  const reviews = [
    [10, 3],
    [10, 3],
    [12, 1],
    [12, 3],
    [15, 3],
  ].map(([day, rating]) => ({ day: day!, rating: rating as Rating }));
  const predictions = predictionsOf(reviews, model);
  expect(predictions.map((p) => p.recalled)).toEqual([false, true]);
  for (const { predicted } of predictions) expect(predicted).toBeLessThan(1);
});

test('a model that is right is calibrated; one that is sure of itself is not', () => {
  const outcomes = Array.from({ length: 100 }, (_, i) => i < 80);
  const right = calibrate(outcomes.map((recalled) => ({ predicted: 0.8, recalled })));
  expect(right).toMatchObject({ count: 100, actual: 0.8 });
  expect(right.error).toBeCloseTo(0, 9);
  expect(right.bins).toHaveLength(1);
  const sure = calibrate(outcomes.map((recalled) => ({ predicted: 0.99, recalled })));
  expect(sure.error).toBeCloseTo(0.19, 9);
});

test('bins cover 0 to 1, both included', () => {
  const found = calibrate([0, 0.05, 0.95, 1].map((predicted) => ({ predicted, recalled: predicted > 0.5 })));
  expect(found.bins.map((bin) => [bin.from, bin.count])).toEqual([
    [0, 2],
    [0.9, 2],
  ]);
});

test('nothing to judge by is no error', () => {
  expect(calibrate([])).toEqual({ count: 0, predicted: 0, actual: 0, error: 0, bins: [] });
});
