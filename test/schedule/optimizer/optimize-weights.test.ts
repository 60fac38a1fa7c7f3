import { describe, expect, test } from 'vitest';
import type { History } from '../../../src/schedule/optimizer/history.ts';
import {
  type CardReview,
  FEWEST_PREDICTIONS,
  optimizeWeights,
} from '../../../src/schedule/optimizer/optimize-weights.ts';
import { DEFAULT_WEIGHTS } from '../../../src/schedule/parameters.ts';
import { checkWeights } from '../../../src/schedule/weights.ts';
import { isMutationTest } from '../../support/mutation-test.ts';
import { generateLog } from '../../support/review-log.ts';

const FORGETFUL = DEFAULT_WEIGHTS.map((w, i) => (i < 4 ? w / 3 : i === 20 ? 0.3 : w));
const OPTIONS = { current: DEFAULT_WEIGHTS, prior: DEFAULT_WEIGHTS, seed: 'optimizeWeights' };

/** Reviews as a log has them; every second card is begun later than the one before. */
function logOf(histories: readonly History[]): CardReview[] {
  return histories.flatMap(({ ratings, elapsed }, n) => {
    let day = 20_000 + (n >> 1);
    return ratings.map((rating, i) => {
      day += elapsed[i] ?? 0;
      return { card: `t/${n}`, rating, day, at: day * 86_400_000 + i };
    });
  });
}

test('too few reviews: says how many are missing', () => {
  const reviews = logOf(generateLog({ seed: 'few', reviews: 100, weights: FORGETFUL }));
  const result = optimizeWeights({ ...OPTIONS, reviews });
  expect(result.type).toBe('too-few');
  if (result.type === 'too-few') expect(result.predictions + result.missing).toBe(FEWEST_PREDICTIONS);
  expect(optimizeWeights({ ...OPTIONS, reviews: [] })).toEqual({
    type: 'too-few',
    predictions: 0,
    missing: FEWEST_PREDICTIONS,
  });
});

describe('enough reviews', () => {
  const reviews = logOf(
    generateLog({ seed: 'many', reviews: isMutationTest ? 2000 : 3000, weights: FORGETFUL }),
  );
  const result = optimizeWeights({ ...OPTIONS, reviews });

  test('later reviews are predicted better than before', () => {
    expect(result).toMatchObject({ type: 'fitted' });
    if (result.type !== 'fitted') return;
    expect(result.after).toBeLessThan(result.before);
    expect(result.judgedBy).toBeGreaterThan(100);
    expect(checkWeights(result.weights)).toBeNull();
  });

  test.skipIf(isMutationTest)('in any order', () => {
    expect(optimizeWeights({ ...OPTIONS, reviews: [...reviews].reverse() })).toEqual(result);
  });

  test('weights that fit already are kept', () => {
    const current = result.type === 'fitted' ? result.weights : [];
    expect(optimizeWeights({ ...OPTIONS, reviews, current })).toMatchObject({
      type: 'kept',
      weights: current,
    });
  });
});
