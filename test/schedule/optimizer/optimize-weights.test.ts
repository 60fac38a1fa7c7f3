import { describe, expect, test } from 'vitest';
import { fsrs6 } from '../../../src/schedule/fsrs-6.ts';
import { type CardReview, optimizeWeights } from '../../../src/schedule/optimizer/optimize-weights.ts';
import { DEFAULT_WEIGHTS } from '../../../src/schedule/parameters.ts';
import type { Rating } from '../../../src/schedule/review.ts';
import { checkWeights } from '../../../src/schedule/weights.ts';

const OPTIONS = { current: DEFAULT_WEIGHTS, prior: DEFAULT_WEIGHTS, seed: 'optimizeWeights' };

function reviewOf(card: number, day: number, rating: Rating): CardReview {
  return { card: `t/${card}`, day: 20_000 + day, at: (20_000 + day) * 86_400_000 + card, rating };
}

/** Cards, some of them begun each day with a Good, and asked again after three days: every second one is forgotten by then. */
function logOf(cards: number, aDay = 9): CardReview[] {
  return Array.from({ length: cards }, (_, i) => {
    const day = Math.floor(i / aDay);
    return [reviewOf(i, day, 3), reviewOf(i, day + 3, i % 2 === 0 ? 3 : 1)];
  }).flat();
}

describe('too few reviews', () => {
  test.each([
    [0, 0, 400],
    [399, 399, 1],
  ])('of %i cards: says how many are missing', (cards, predictions, missing) => {
    expect(optimizeWeights({ ...OPTIONS, reviews: logOf(cards) })).toEqual({
      type: 'too-few',
      predictions,
      missing,
    });
  });

  test('400 that a night lies before are enough, judged by or not', () => {
    const reviews = Array.from({ length: 400 }, (_, i) => [reviewOf(i, i % 2, 3), reviewOf(i, 5, 3)]).flat();
    const onOneDay = reviews.map((review) => ({ ...review, day: review.day === 20_005 ? 20_005 : 20_000 }));
    expect(optimizeWeights({ ...OPTIONS, reviews: onOneDay })).toMatchObject({
      predictions: 400,
      judgedBy: 400,
    });
  });
});

describe('enough reviews', () => {
  // 9 cards a day on 50 days, so 900 reviews: 9 on each of the first 3 and the last 3 days, else 18. The 720th from which a fifth is left is of
  // the 42nd day, from which 12 days with 9 second reviews are left.
  const reviews = logOf(450);

  test('are judged by the latest fifth: they lose less than before, and not less than can be known', () => {
    const progress: number[] = [];
    const found = optimizeWeights({ ...OPTIONS, reviews, onProgress: (done) => progress.push(done) });
    expect(found).toMatchObject({ type: 'fitted', predictions: 450, judgedBy: 108 });
    if (found.type === 'too-few') return;
    // The published weights give 0.880948 after 3 days: of half that is recalled, and half that is not.
    expect(found.before).toBeCloseTo(-(Math.log(0.880948) + Math.log(1 - 0.880948)) / 2, 4);
    expect(found.after).toBeGreaterThanOrEqual(Math.log(2));
    expect(found.after).toBeLessThan(0.72);
    expect(checkWeights(found.weights)).toBeNull();
    expect(found.weights[2]).toBeLessThan(1);
    // Two fits, one after the other.
    expect(progress).toEqual(Array.from({ length: 800 }, (_, i) => expect.closeTo((i + 1) / 800, 12)));
  });

  test('keep weights that predict as well already, in whatever order they come', () => {
    const current = DEFAULT_WEIGHTS.with(2, 0.1).with(20, 0.245);
    const model = fsrs6(current);
    // Recall after 3 days is a half, within a percent.
    expect(model.recall(model.first(3), 3)).toBeCloseTo(0.5, 2);
    const progress: number[] = [];
    const kept = optimizeWeights({ ...OPTIONS, reviews, current, onProgress: (done) => progress.push(done) });
    expect(kept).toMatchObject({ type: 'kept', weights: current, predictions: 450, judgedBy: 108 });
    if (kept.type === 'kept') expect(kept.after).toBeGreaterThanOrEqual(kept.before);
    expect(progress.at(-1)).toBe(0.5);
    expect(optimizeWeights({ ...OPTIONS, reviews: [...reviews].reverse(), current })).toEqual(kept);
  });
});
