import { describe, expect, test } from 'vitest';
import { emptyState } from '../../../src/schedule/card-state.ts';
import { expectedAnswers, expectedReviews } from '../../../src/schedule/exam/workload.ts';
import type { Memory, MemoryModel } from '../../../src/schedule/memory-model.ts';
import type { Scheduler } from '../../../src/schedule/scheduler.ts';
import { schedulerWith } from '../../support/scheduling.ts';

/** A scheduler whose model can be computed by hand. */
function handMade(model: Pick<MemoryModel, 'first' | 'next' | 'recall'>): Scheduler {
  const scheduler = schedulerWith({ desiredRetention: 0.9 });
  return { ...scheduler, model: { ...scheduler.model, ...model } };
}

const memory = (stability: number): Memory => ({ stability, difficulty: 5 });

/** Each review doubles the stability S, and a card loses 1 in 10 S of its recall a day. */
const DOUBLING = handMade({
  first: (rating) => memory(rating),
  next: ({ stability }) => memory(2 * stability),
  recall: ({ stability }, days) => Math.max(0, 1 - days / (10 * stability)),
});

const seen = (stability: number) => ({ ...emptyState(), memory: memory(stability), lastDay: 100 });

describe('how often a seen card is still to be asked', () => {
  // Exam in 10 days, S = 1, recall 0.9 wanted. Reviews are spread evenly from today; a forgotten card is one answer more.
  // none: 1 - 10/10 = 0. One, today: S = 2, 1 - 10/20 = 0.5. Two, on days 0 and 5: S = 4, 1 - 5/40 = 0.875.
  // Three, on days 0, 3, 6: S = 8, 1 - 4/80 = 0.95, and 1 + (1 + 3/20) + (1 + 3/40) = 3.225 answers.
  test('is the fewest reviews that keep it, with one answer more for each lapse', () => {
    expect(expectedReviews(seen(1), 100, 110, DOUBLING)).toBeCloseTo(3.225, 12);
  });

  test('is nothing where it is known well enough without', () => {
    expect(expectedReviews(seen(10), 100, 110, DOUBLING)).toBe(0);
    expect(expectedReviews(emptyState(), 100, 110, DOUBLING)).toBe(0);
  });

  // The day of the exam and days after it leave no time for a review.
  test.each([100, 99])('is nothing with the exam on day %d', (examDay) => {
    expect(expectedReviews(seen(1), 100, examDay, DOUBLING)).toBe(0);
  });

  test('is no more than one review a day, and no more than 20', () => {
    const never = handMade({ first: () => memory(1), next: () => memory(1), recall: () => 0 });
    expect(expectedReviews(seen(1), 100, 103, never)).toBe(3 * 2);
    expect(expectedReviews(seen(1), 100, 200, never)).toBe(20 * 2);
  });
});

describe('how often a new card is to be asked', () => {
  /** A card that was right at first is known for good; any other needs one review more, which finds it forgotten. */
  const once = handMade({
    first: (rating) => memory(rating === 3 ? 2 : 1),
    next: ({ stability }) => memory(stability + 1),
    recall: ({ stability }) => (stability >= 2 ? 1 : 0),
  });

  // A quarter of new cards is right the first time: 1 + 0.75 * (1 + 1 lapse).
  test('is its first time, and what follows for the three quarters that are not known at first', () => {
    expect(expectedAnswers(100, 200, once)).toBeCloseTo(2.5, 12);
  });

  // Begun today, after a tenth, a quarter and a half of the days: in two days that is day 0 three times and day 1 once, when the
  // day of the exam leaves no review.
  test('is the mean over the days on which it may be begun', () => {
    expect(expectedAnswers(100, 102, once)).toBeCloseTo((3 * 2.5 + 1) / 4, 12);
  });

  // In twelve days: days 0, 1, 3 and 6; a card that needs as many reviews as there are days left shows each.
  test('begins most cards early', () => {
    const daily = handMade({ first: () => memory(1), next: () => memory(1), recall: () => 0 });
    const answers = [11, 10, 8, 5].map((days) => 1 + 2 * days);
    expect(expectedAnswers(100, 112, daily)).toBeCloseTo(answers.reduce((a, b) => a + b) / 4, 12);
  });
});
