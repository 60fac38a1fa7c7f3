import { describe, expect, test } from 'vitest';
import { emptyState } from '../../../src/schedule/card-state.ts';
import { prospectsOfNew, prospectsOfSeen } from '../../../src/schedule/exam/prospect.ts';
import type { Memory } from '../../../src/schedule/memory-model.ts';
import { halvingMemory, reviewed, schedulerWith } from '../../support/scheduling.ts';

const scheduler = { ...schedulerWith(), model: halvingMemory };
const recall = (stability: number, days: number) => halvingMemory.recall({ stability, difficulty: 5 }, days);

/** A card that was seen so many days before day 100. */
const seen = (daysAgo: number, memory: Partial<Memory> = {}) => ({
  ...reviewed([[100 - daysAgo, 3]]),
  memory: { stability: 4, difficulty: 5, ...memory },
});
const prospects = (examDay: number, state = seen(4)) => prospectsOfSeen(100, examDay, scheduler)(state);

describe('a card that was seen before', () => {
  test('without a review is recalled as far as it is not forgotten by the exam', () => {
    expect(prospects(100)).toEqual([{ recall: 0.5, answers: 0 }]);
    expect(prospects(104)[0]).toEqual({ recall: 0.25, answers: 0 });
  });

  test('with a review today is recalled by what becomes of it, right or wrong', () => {
    // Right by half: stable for 8 days, 4 of them left. Wrong by half: 0.5 and repeated, 1 day.
    const [, once] = prospects(104);
    expect(once?.recall).toBeCloseTo(0.5 * recall(8, 4) + 0.5 * recall(1, 4), 12);
    expect(once?.answers).toBeCloseTo(0.5 * 1 + 0.5 * 2, 12);
  });

  test('with two reviews has the second after a third of the days', () => {
    const [, , twice] = prospects(106);
    const second = (stability: number) => {
      const known = recall(stability, 2);
      return {
        recall: known * recall(stability * 2, 4) + (1 - known) * recall(1, 4),
        answers: known * 1 + (1 - known) * 2,
      };
    };
    expect(twice?.recall).toBeCloseTo(0.5 * second(8).recall + 0.5 * second(1).recall, 12);
    expect(twice?.answers).toBeCloseTo(1.5 + 0.5 * second(8).answers + 0.5 * second(1).answers, 12);
  });

  test('has four reviews at most, and no more than there are days', () => {
    expect([100, 101, 103, 104, 130, 90].map((examDay) => prospects(examDay).length)).toEqual([
      1, 2, 4, 5, 5, 1,
    ]);
  });

  test('shares the prospects of a memory that is about the same, and of no other', () => {
    const of = prospectsOfSeen(100, 110, scheduler);
    const first = of(seen(4));
    expect(of(seen(4, { stability: 4.1, difficulty: 5.4 }))).toBe(first);
    for (const other of [seen(5), seen(4, { stability: 5 }), seen(4, { difficulty: 6 })])
      expect(of(other)).not.toBe(first);
  });

  test('has none where it was never asked', () => {
    expect(prospects(110, emptyState() as ReturnType<typeof seen>)).toEqual([]);
  });
});

describe('a new card', () => {
  test('on the last day is recalled as it is learned', () => {
    // Begun and examined on the same day: nothing is forgotten; a wrong answer is repeated.
    expect(prospectsOfNew(0.75, 0, scheduler)).toEqual([{ recall: 1, answers: 1.25 }]);
  });

  test('without a review is a mean over the days on which it may be begun', () => {
    // Of 20 days: after 1, 5, 9 and 13; known, it is stable for 4 days, else for 2.
    const left = [19, 15, 11, 7];
    const mean = (stability: number) => left.reduce((sum, days) => sum + recall(stability, days), 0) / 4;
    const [none] = prospectsOfNew(0.75, 20, scheduler);
    expect(none?.recall).toBeCloseTo(0.75 * mean(4) + 0.25 * mean(2), 12);
    expect(none?.answers).toBeCloseTo(1.25, 12);
  });

  test('with a review has it on the day after', () => {
    const after = (stability: number, days: number) => {
      const known = recall(stability, 1);
      return known * recall(stability * 2, days - 1) + (1 - known) * recall(1, days - 1);
    };
    const mean = (stability: number) =>
      [19, 15, 11, 7].reduce((sum, days) => sum + after(stability, days), 0) / 4;
    const [, once] = prospectsOfNew(0.75, 20, scheduler);
    expect(once?.recall).toBeCloseTo(0.75 * mean(4) + 0.25 * mean(2), 12);
    expect(once?.answers).toBeCloseTo(1.25 + 0.75 * (2 - recall(4, 1)) + 0.25 * (2 - recall(2, 1)), 12);
  });
});
