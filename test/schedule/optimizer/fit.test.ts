import { computeParameters, FSRSBindingItem, FSRSBindingReview } from '@open-spaced-repetition/binding';
import { describe, expect, test } from 'vitest';
import { fsrs6 } from '../../../src/schedule/fsrs-6.ts';
import type { Memory } from '../../../src/schedule/memory-model.ts';
import { fitWeights } from '../../../src/schedule/optimizer/fit.ts';
import { countPredictions, type History } from '../../../src/schedule/optimizer/history.ts';
import { logLoss } from '../../../src/schedule/optimizer/loss.ts';
import { DEFAULT_WEIGHTS } from '../../../src/schedule/parameters.ts';
import { checkWeights, WEIGHT_BOUNDS } from '../../../src/schedule/weights.ts';
import { slopesAt } from '../../support/finite-difference.ts';
import { isMutationTest } from '../../support/mutation-test.ts';
import { generateLog, type LogOptions } from '../../support/review-log.ts';

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
    name: 'remembers well, with noise, 2,000 reviews',
    seed: 'b',
    reviews: 2000,
    weights: changed({ 0: 1.2, 1: 4, 2: 9, 3: 25, 6: 1.5, 11: 2.5 }),
    noise: 0.04,
  },
  {
    name: 'hard cards, 4,000 reviews',
    seed: 'c',
    reviews: 4000,
    weights: changed({ 2: 1.5, 4: 8, 6: 3.6, 8: 1.6, 10: 1.4, 14: 1, 20: 0.25 }),
  },
];

// What the tests below state in values, these compare: too slow for each mutant.
describe.skipIf(isMutationTest)('beside the optimiser of fsrs-rs', () => {
  test.each(LOGS)('$name: the log loss is within half a percent, or better', async (log) => {
    const histories = generateLog(log);
    const ours = fitWeights(histories, OPTIONS);
    const theirs = await computeParameters(items(histories), { enableShortTerm: true });
    const loss = (weights: readonly number[]) => lossByModel(histories, weights);
    expect(checkWeights(ours)).toBeNull();
    expect(loss(ours)).toBeLessThan(loss(theirs) * 1.005);
    expect(loss(ours)).toBeLessThan(loss(DEFAULT_WEIGHTS));
  });
});

describe('what is known of the learner is found', () => {
  test('from how much is recalled after a first Good', () => {
    const truth = changed({ 2: 5, 20: 0.25 });
    const model = fsrs6(truth);
    const histories = [1, 4, 15, 60].flatMap((days) =>
      Array.from({ length: 100 }, (_, i): History => {
        const isRecalled = i + 0.5 < 100 * model.recall(model.first(3), days);
        return { ratings: [3, isRecalled ? 3 : 1], elapsed: [0, days] };
      }),
    );
    const fitted = fitWeights(histories, OPTIONS);
    // Drawn to the published 2.3065 and 0.1542, by as much as one standard deviation is worth.
    expect(fitted[2]).toBeGreaterThan(4.5);
    expect(fitted[2]).toBeLessThan(5.1);
    expect(fitted[20]).toBeGreaterThan(0.2);
    expect(fitted[20]).toBeLessThan(0.26);
    // Nothing else has a part in these reviews.
    expect(fitted.with(2, 0).with(20, 0)).toEqual(DEFAULT_WEIGHTS.with(2, 0).with(20, 0));
  });

  /** Units of the prior: its standard deviation is 0.4 of a published weight, at least 0.1; of initial stabilities, e times as long. */
  const spreadOf = (i: number) => Math.max(0.1, 0.4 * Math.abs(DEFAULT_WEIGHTS[i] ?? 0));
  const toUnits = (weights: readonly number[]) =>
    weights.map((w, i) => {
      const published = DEFAULT_WEIGHTS[i] ?? 0;
      return i < 4 ? Math.log(w / published) : (w - published) / spreadOf(i);
    });
  const fromUnits = (units: readonly number[]) =>
    units.map((z, i) => {
      const published = DEFAULT_WEIGHTS[i] ?? 0;
      return i < 4 ? published * Math.exp(z) : published + z * spreadOf(i);
    });

  test.each(['a', 'b'])(
    'as far as reviews and the published weights tell: no others near are likelier, log %s',
    (seed) => {
      const histories = generateLog({
        seed,
        reviews: 160,
        weights: changed({ 2: 6, 8: 1.2, 20: 0.3 }),
        noise: 0.1,
      });
      const fitted = fitWeights(histories, OPTIONS);
      /** Minus the logarithm of how likely weights are, but for a constant: Bayes with a normal prior. */
      const surprise = (units: readonly number[]) =>
        histories.reduce((sum, history) => sum + logLoss(fromUnits(units), history), 0) +
        units.reduce((sum, z) => sum + z ** 2 / 2, 0);
      const slopes = slopesAt(surprise, toUnits(fitted));
      for (const [i, slope] of slopes.entries()) {
        const [from, to] = WEIGHT_BOUNDS[i] ?? [0, 0];
        if (fitted[i] === from) expect(slope, `weight ${i}`).toBeGreaterThan(-0.01);
        else if (fitted[i] === to) expect(slope, `weight ${i}`).toBeLessThan(0.01);
        else expect(Math.abs(slope), `weight ${i}`).toBeLessThan(0.01);
      }
      expect(fitted.every((w) => w === Math.round(w * 1e4) / 1e4)).toBe(true);
    },
  );
});

test('weights stay within their bounds, whatever the reviews', () => {
  const always = (rating: 1 | 3): History[] =>
    Array.from({ length: 40 }, () => ({ ratings: [1, rating, rating], elapsed: [0, 200, 300] }));
  expect(fitWeights(always(3), OPTIONS)[0]).toBeGreaterThan(5);
  expect(fitWeights(always(1), { ...OPTIONS, prior: changed({ 0: 0.12 }) })[0]).toBe(0.1);
});

test('a log that is too long for one step is shuffled by the seed', () => {
  const histories = generateLog({ seed: 'd', reviews: 800, weights: changed({ 2: 5 }) });
  expect(countPredictions(histories)).toBeGreaterThan(512);
  const fitted = fitWeights(histories, OPTIONS);
  expect(fitWeights(histories, { ...OPTIONS, seed: 'other' })).not.toEqual(fitted);
});

test('with nothing to learn from, the weights stay', () => {
  expect(fitWeights([], OPTIONS)).toEqual([...DEFAULT_WEIGHTS]);
  expect(fitWeights([{ ratings: [3, 3], elapsed: [0, 0] }], OPTIONS)).toEqual([...DEFAULT_WEIGHTS]);
});

test('histories without a night do not count', () => {
  const histories = generateLog({ seed: 'e', reviews: 30, weights: changed({ 2: 1 }) });
  const idle: History = { ratings: [1, 4], elapsed: [0, 0] };
  expect(fitWeights([idle, ...histories, idle], OPTIONS)).toEqual(fitWeights(histories, OPTIONS));
});

test('progress is told after each of 400 steps', () => {
  const seen: number[] = [];
  const histories = generateLog({ seed: 'f', reviews: 50, weights: DEFAULT_WEIGHTS });
  fitWeights(histories, { ...OPTIONS, onProgress: (done) => seen.push(done) });
  expect(seen).toEqual(Array.from({ length: 400 }, (_, i) => (i + 1) / 400));
});
