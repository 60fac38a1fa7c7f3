import { describe, expect, test } from 'vitest';
import { fsrs6 } from '../../../src/schedule/fsrs-6.ts';
import type { Memory } from '../../../src/schedule/memory-model.ts';
import { countPredictions, type History, historyOf } from '../../../src/schedule/optimizer/history.ts';
import { logLoss } from '../../../src/schedule/optimizer/loss.ts';
import { DEFAULT_WEIGHTS } from '../../../src/schedule/parameters.ts';
import { createRandom } from '../../../src/schedule/random.ts';
import { WEIGHT_BOUNDS } from '../../../src/schedule/weights.ts';
import { generateLog } from '../../support/review-log.ts';

const HISTORIES = generateLog({ seed: 'loss', reviews: 400, weights: DEFAULT_WEIGHTS });

/** The loss by the library's own memory. */
function libraryLoss({ ratings, elapsed }: History): number {
  const model = fsrs6(DEFAULT_WEIGHTS);
  let memory: Memory | null = null;
  let loss = 0;
  for (const [i, rating] of ratings.entries()) {
    const days = elapsed[i] ?? 0;
    if (memory && days > 0) {
      const recall = model.recall(memory, days);
      loss -= Math.log(rating === 1 ? 1 - recall : recall);
    }
    memory = memory ? model.next(memory, days, rating) : model.first(rating);
  }
  return loss;
}

test('predicts what the scheduler predicts', () => {
  for (const history of HISTORIES)
    expect(logLoss(DEFAULT_WEIGHTS, history)).toBeCloseTo(libraryLoss(history), 3);
});

describe('the gradient is the slope of the loss', () => {
  const random = createRandom('weights');
  const points = [
    DEFAULT_WEIGHTS,
    ...Array.from({ length: 4 }, () =>
      WEIGHT_BOUNDS.map(([from, to], i) => {
        const target = from + random.unit() * (Math.min(to, 20) - from);
        return 0.7 * (DEFAULT_WEIGHTS[i] ?? 0) + 0.3 * target;
      }),
    ),
  ];

  test.each(points.map((weights, i) => ({ i, weights })))('at point $i', ({ weights }) => {
    const gradient = new Float64Array(21);
    let scale = 1;
    for (const history of HISTORIES) logLoss(weights, history, gradient);
    for (const slope of gradient) scale = Math.max(scale, Math.abs(slope));
    for (let i = 0; i < 21; i++) {
      const step = 1e-6 * Math.max(0.01, Math.abs(weights[i] ?? 0));
      const moved = (by: number) => weights.map((w, k) => (k === i ? w + by : w));
      const sum = (by: number) => HISTORIES.reduce((s, h) => s + logLoss(moved(by), h), 0);
      const slope = (sum(step) - sum(-step)) / (2 * step);
      expect(Math.abs((gradient[i] ?? 0) - slope) / scale, `weight ${i}`).toBeLessThan(1e-4);
    }
  });
});

describe('histories', () => {
  test('count days between reviews, never less than none', () => {
    const days = [10, 10, 13, 12, 20];
    const history = historyOf(days.map((day) => ({ rating: 3, day })));
    expect(history.elapsed).toEqual([0, 0, 3, 0, 8]);
    expect(countPredictions([history])).toBe(2);
  });

  test('without a night between reviews there is nothing to predict', () => {
    expect(logLoss(DEFAULT_WEIGHTS, historyOf([{ rating: 3, day: 1 }]))).toBe(0);
    expect(logLoss(DEFAULT_WEIGHTS, historyOf([]))).toBe(0);
  });
});
