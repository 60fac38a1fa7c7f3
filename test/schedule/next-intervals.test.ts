import { describe, expect, test } from 'vitest';
import { applyReview, emptyState } from '../../src/schedule/card-state.ts';
import { interval } from '../../src/schedule/due.ts';
import { nextIntervals } from '../../src/schedule/next-intervals.ts';
import type { Rating } from '../../src/schedule/review.ts';
import { schedulerWith } from '../support/scheduling.ts';

const scheduler = schedulerWith({ fuzz: false });

describe('the next intervals', () => {
  test.each<[string, number]>([
    ['of a new card', 0],
    ['of a known card', 1],
  ])('%s are those that a rating leads to', (_, answers) => {
    let state = emptyState();
    if (answers > 0) state = applyReview(state, { rating: 3, at: 0, day: 0 }, scheduler, 'a');
    const moment = { at: 5 * 86_400_000, day: 5 };
    const found = nextIntervals(state, moment, scheduler);
    for (const rating of [1, 2, 3, 4] as Rating[])
      expect(found[rating]).toBe(
        interval(applyReview(state, { ...moment, rating }, scheduler, 'b'), scheduler),
      );
  });

  test('of a new card are those of FSRS-6: its first stabilities in whole days, before they are spread', () => {
    const fuzzed = schedulerWith({ fuzz: true });
    expect(nextIntervals(emptyState(), { at: 0, day: 0 }, fuzzed)).toEqual({ 1: 0, 2: 1, 3: 2, 4: 8 });
  });

  test('a missed card comes again today, and a better rating never sooner', () => {
    const found = nextIntervals(emptyState(), { at: 0, day: 0 }, scheduler);
    expect(found[1]).toBe(0);
    expect(found[2]).toBeLessThanOrEqual(found[3]);
    expect(found[3]).toBeLessThan(found[4]);
  });
});
