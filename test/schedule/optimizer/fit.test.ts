import { computeParameters, FSRSBindingItem, FSRSBindingReview } from '@open-spaced-repetition/binding';
import { describe, expect, test } from 'vitest';
import { fsrs6 } from '../../../src/schedule/fsrs-6.ts';
import type { Memory } from '../../../src/schedule/memory-model.ts';
import { fitWeights } from '../../../src/schedule/optimizer/fit.ts';
import { countPredictions, type History } from '../../../src/schedule/optimizer/history.ts';
import { logLoss } from '../../../src/schedule/optimizer/loss.ts';
import { DEFAULT_WEIGHTS } from '../../../src/schedule/parameters.ts';
import { checkWeights } from '../../../src/schedule/weights.ts';
import { isMutationTest } from '../../support/mutation-test.ts';
import { generateLog, type LogOptions } from '../../support/review-log.ts';

/** The mean log loss over histories, in nats; lower is better, 0 is foresight. */
function meanLogLoss(weights: readonly number[], histories: readonly History[]): number {
  let loss = 0;
  let count = 0;
  for (const history of histories) {
    loss += logLoss(weights, history);
    for (const days of history.elapsed) if (days > 0) count++;
  }
  return count === 0 ? 0 : loss / count;
}

const OPTIONS = { prior: DEFAULT_WEIGHTS, seed: 'fit' };

function changed(changes: Record<number, number>): number[] {
  return DEFAULT_WEIGHTS.map((w, i) => changes[i] ?? w);
}

/** The oracle's items: one for each review, with those before it. */
function items(histories: readonly History[]): FSRSBindingItem[] {
  return histories.flatMap(({ ratings, elapsed }) => {
    const reviews = ratings.map((rating, i) => new FSRSBindingReview(rating, elapsed[i] ?? 0));
    const predicted = elapsed.flatMap((days, i) => (days > 0 ? [i] : []));
    return predicted.map((i) => new FSRSBindingItem(reviews.slice(0, i + 1)));
  });
}

/** The mean log loss by the model that schedules, which shares no code with the optimiser's own. */
function lossByModel(histories: readonly History[], weights: readonly number[]): number {
  const model = fsrs6(weights);
  let sum = 0;
  let count = 0;
  for (const { ratings, elapsed } of histories) {
    let memory: Memory | null = null;
    ratings.forEach((rating, i) => {
      const days = elapsed[i] ?? 0;
      if (memory && days > 0) {
        const recall = model.recall(memory, days);
        sum -= Math.log(rating > 1 ? recall : 1 - recall);
        count++;
      }
      memory = memory ? model.next(memory, days, rating) : model.first(rating);
    });
  }
  return sum / count;
}

const LOGS: (LogOptions & { name: string })[] = [
  {
    name: 'forgets fast, 1,000 reviews',
    seed: 'a',
    reviews: 1000,
    weights: changed({ 0: 0.1, 1: 0.4, 2: 0.9, 3: 3, 8: 1.3, 20: 0.3 }),
  },
  {
    name: 'remembers well, with noise, 5,000 reviews',
    seed: 'b',
    reviews: 5000,
    weights: changed({ 0: 1.2, 1: 4, 2: 9, 3: 25, 6: 1.5, 11: 2.5 }),
    noise: 0.04,
  },
  {
    name: 'hard cards, 20,000 reviews',
    seed: 'c',
    reviews: 20_000,
    weights: changed({ 2: 1.5, 4: 8, 6: 3.6, 8: 1.6, 10: 1.4, 14: 1, 20: 0.25 }),
  },
];

describe('beside the optimiser of fsrs-rs', () => {
  test.each(isMutationTest ? LOGS.slice(0, 1) : LOGS)(
    '$name: the log loss is within half a percent, or better',
    async (log) => {
      const histories = generateLog(log);
      const ours = fitWeights(histories, OPTIONS);
      const theirs = await computeParameters(items(histories), { enableShortTerm: true });
      const loss = (weights: readonly number[]) => lossByModel(histories, weights);
      expect(checkWeights(ours)).toBeNull();
      expect(loss(ours)).toBeLessThan(loss(theirs) * 1.005);
      expect(loss(ours)).toBeLessThan(loss(DEFAULT_WEIGHTS));
      expect(meanLogLoss(ours, histories)).toBeLessThan(meanLogLoss(theirs, histories) * 1.005);
    },
  );
});

test('the same log and seed give the same weights', () => {
  const histories = generateLog({ seed: 'd', reviews: 600, weights: changed({ 2: 5 }) });
  expect(fitWeights(histories, OPTIONS)).toEqual(fitWeights(histories, OPTIONS));
});

test('with nothing to learn from, the weights stay', () => {
  expect(fitWeights([], OPTIONS)).toEqual([...DEFAULT_WEIGHTS]);
  expect(fitWeights([{ ratings: [3, 3], elapsed: [0, 0] }], OPTIONS)).toEqual([...DEFAULT_WEIGHTS]);
});

test('few reviews move the weights little', () => {
  const histories = generateLog({ seed: 'e', reviews: 30, weights: changed({ 2: 1 }) });
  const fitted = fitWeights(histories, OPTIONS);
  expect(countPredictions(histories)).toBeLessThan(30);
  expect(Math.abs((fitted[20] ?? 0) - 0.1542)).toBeLessThan(0.1);
});

test('progress runs to the end', () => {
  const seen: number[] = [];
  const histories = generateLog({ seed: 'f', reviews: 200, weights: DEFAULT_WEIGHTS });
  fitWeights(histories, { ...OPTIONS, onProgress: (done) => seen.push(done) });
  expect(seen.at(-1)).toBe(1);
  expect([...seen].sort((a, b) => a - b)).toEqual(seen);
});
