import { describe, expect, test } from 'vitest';
import { fsrs6 } from '../../../src/schedule/fsrs-6.ts';
import type { Memory } from '../../../src/schedule/memory-model.ts';
import { countPredictions, type History, historyOf } from '../../../src/schedule/optimizer/history.ts';
import { logLoss } from '../../../src/schedule/optimizer/loss.ts';
import { DEFAULT_WEIGHTS } from '../../../src/schedule/parameters.ts';
import { createRandom } from '../../../src/schedule/random.ts';
import { WEIGHT_BOUNDS } from '../../../src/schedule/weights.ts';
import { slopesAt } from '../../support/finite-difference.ts';
import { generateLog } from '../../support/review-log.ts';

const HISTORIES = generateLog({ seed: 'loss', reviews: 400, weights: DEFAULT_WEIGHTS });

/** The loss by the library's own memory. */
function libraryLoss({ ratings, elapsed }: History, weights = DEFAULT_WEIGHTS): number {
  const model = fsrs6(weights);
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

// With f = 0.9^(−1/0.1542) − 1 = 0.980346, worked out by the published formulas:
// a first Good is stable for 2.3065 days at difficulty 2.118104, so after 3 days recall is (1 + f · 3 / 2.3065)^−0.1542 = 0.880948;
// Good makes that 13.826904 at 2.111214, so after 10 days recall is 0.920684; Again makes that 1.666141, of which 2 days leave 0.886970.
const WORKED: readonly [History['ratings'], History['elapsed'], number][] = [
  // What is asked again on the same day is no prediction, even if it is wrong.
  [[1, 1, 3], [0, 0, 0], 0],
  [[3, 3], [0, 3], -Math.log(0.880948)],
  [[3, 1], [0, 3], -Math.log(1 - 0.880948)],
  [[3, 3, 1], [0, 3, 10], -Math.log(0.880948) - Math.log(1 - 0.920684)],
  [[3, 3, 1, 3], [0, 3, 10, 2], -Math.log(0.880948) - Math.log(1 - 0.920684) - Math.log(0.88697)],
];

test.each(WORKED)('the loss of %j after %j days is %d', (ratings, elapsed, loss) => {
  expect(logLoss(DEFAULT_WEIGHTS, { ratings, elapsed })).toBeCloseTo(loss, 4);
});

test('predicts what the scheduler predicts', () => {
  for (const history of HISTORIES)
    expect(logLoss(DEFAULT_WEIGHTS, history)).toBeCloseTo(libraryLoss(history), 5);
});

describe('a memory ends at its limits', () => {
  const LONG: History = {
    ratings: [4, 4, 4, 4, 4, 4, 3, 1, 3],
    elapsed: [0, 30, 300, 3000, 9000, 9000, 9000, 9000, 9],
  };
  const FORGETFUL = DEFAULT_WEIGHTS.with(0, 0.1).with(17, 1.9).with(18, 1.8);
  const SHORT: History = { ratings: [1, 1, 1, 1, 1, 3, 3], elapsed: [0, 1, 1, 1, 1, 1, 1] };

  test.each([
    ['36,500 days', DEFAULT_WEIGHTS, LONG],
    ['0.001 days', FORGETFUL, SHORT],
  ])('of %s, as the scheduler has it', (_, weights, history) => {
    expect(logLoss(weights, history)).toBeCloseTo(libraryLoss(history, weights), 5);
  });

  test.each([
    ['36,500 days', DEFAULT_WEIGHTS, LONG],
    ['0.001 days', FORGETFUL, SHORT],
  ])('of %s, and what led there has no slope beyond it', (_, weights, history) => {
    const gradient = new Float64Array(21);
    logLoss(weights, history, gradient);
    const slopes = slopesAt((moved) => logLoss(moved, history), weights);
    expect([...gradient]).toEqual(slopes.map((slope) => expect.closeTo(slope, 4)));
  });
});

describe('the gradient is the slope of the loss', () => {
  const random = createRandom('weights');
  const points = [
    DEFAULT_WEIGHTS,
    ...Array.from({ length: 2 }, () =>
      WEIGHT_BOUNDS.map(([from, to], i) => {
        const target = from + random.unit() * (Math.min(to, 20) - from);
        return 0.7 * (DEFAULT_WEIGHTS[i] ?? 0) + 0.3 * target;
      }),
    ),
  ];
  const sameDay: History = { ratings: [3, 1, 1, 2, 4, 3, 1], elapsed: [0, 0, 0, 0, 0, 4, 9] };
  const histories = [...HISTORIES.slice(0, 25), sameDay];

  test.each(points.map((weights, i) => ({ i, weights })))('at point $i', ({ weights }) => {
    const gradient = new Float64Array(21);
    for (const history of histories) logLoss(weights, history, gradient);
    const slopes = slopesAt((moved) => histories.reduce((sum, h) => sum + logLoss(moved, h), 0), weights);
    for (const [i, slope] of slopes.entries())
      expect(Math.abs((gradient[i] ?? 0) - slope), `weight ${i}`).toBeLessThan(
        1e-4 * Math.max(1, Math.abs(slope)),
      );
  });
});

describe('histories', () => {
  test('count days between reviews, never less than none', () => {
    const days = [10, 10, 13, 12, 20];
    const history = historyOf(days.map((day) => ({ rating: 3, day })));
    expect(history).toEqual({ ratings: [3, 3, 3, 3, 3], elapsed: [0, 0, 3, 0, 8] });
    expect(countPredictions([history])).toBe(2);
  });

  test('without a night between reviews there is nothing to predict', () => {
    expect(logLoss(DEFAULT_WEIGHTS, historyOf([{ rating: 3, day: 1 }]))).toBe(0);
    expect(logLoss(DEFAULT_WEIGHTS, historyOf([]))).toBe(0);
  });
});
