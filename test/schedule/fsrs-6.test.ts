import { createEmptyCard, FSRS, Rating } from 'ts-fsrs';
import { describe, expect, test, vi } from 'vitest';
import { interval, retrievability } from '../../src/schedule/due.ts';
import { fsrs6 } from '../../src/schedule/fsrs-6.ts';
import { DEFAULT_WEIGHTS } from '../../src/schedule/parameters.ts';
import { answeredWhenDue, reviewed, schedulerWith } from '../support/scheduling.ts';

const model = fsrs6(DEFAULT_WEIGHTS);

describe('published vectors', () => {
  test('intervals of a history answered when due', () => {
    const ratings = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3] as const;
    const elapsed = [0, 0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12];
    let memory = model.first(3);
    const intervals = ratings.map((rating, i) => {
      if (i > 0) memory = model.next(memory, elapsed[i] ?? 0, rating);
      return Math.max(1, Math.round(model.interval(memory, 0.9)));
    });
    const inSteps = [0, 6, 7];
    expect(intervals.filter((_, i) => !inSteps.includes(i))).toEqual([2, 11, 46, 163, 498, 2, 4, 7, 12, 21]);
  });

  test('intervals of a history answered when due, a miss repeated on its day', () => {
    const states = answeredWhenDue([3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3]);
    const intervals = states.map((state) => interval(state, schedulerWith()));
    expect(intervals).toEqual([2, 11, 46, 163, 497, 0, 0, 2, 4, 7, 12, 21]);
  });

  test('memory after six reviews', () => {
    const state = reviewed([
      [0, 1],
      [0, 3],
      [1, 3],
      [4, 3],
      [12, 3],
      [33, 3],
    ]);
    expect(state.memory?.stability).toBeCloseTo(53.62691, 4);
    expect(state.memory?.difficulty).toBeCloseTo(6.3574867, 6);
  });

  test.each([
    [0, 1, 1],
    [1, 2, 0.9403443],
    [2, 3, 0.9253786],
    [3, 4, 0.9185229],
    [4, 4, 0.9],
    [5, 2, 0.8261359],
  ])('after %d days at stability %d recall is %d', (days, stability, recall) => {
    expect(model.recall({ stability, difficulty: 5 }, days)).toBeCloseTo(recall, 6);
  });

  test('recall falls to the desired retention when the interval is over', () => {
    const memory = { stability: 30, difficulty: 5 };
    for (const retention of [0.8, 0.9, 0.97]) {
      expect(model.recall(memory, model.interval(memory, retention))).toBeCloseTo(retention, 5);
    }
  });
});

describe('traps of the library, and how they are kept out', () => {
  test('its rollback does not restore the due date; ours is a replay', () => {
    const fsrs = new FSRS({ enable_fuzz: false });
    const before = fsrs.next(createEmptyCard(new Date(0)), new Date(0), Rating.Good).card;
    const { card, log } = fsrs.next(before, new Date(600_000), Rating.Good);
    const later = fsrs.next(card, new Date(3 * 86_400_000), Rating.Good);
    expect(fsrs.rollback(later.card, later.log).due).not.toEqual(card.due);
    expect(fsrs.rollback(card, log).stability).toBe(before.stability);
  });

  test('its days end at midnight UTC; ours are the days as lived', () => {
    const fsrs = new FSRS({ enable_fuzz: false });
    const first = fsrs.next(createEmptyCard(new Date(0)), new Date('2026-01-01T23:50:00Z'), Rating.Easy).card;
    const tenMinutesLater = fsrs.next(first, new Date('2026-01-02T00:00:00Z'), Rating.Good);
    expect(tenMinutesLater.log.elapsed_days).toBe(1);
    const ours = reviewed([
      [20_454, 4],
      [20_454, 3],
    ]);
    expect(ours.memory?.stability).not.toBe(tenMinutesLater.card.stability);
  });

  test('a state asked for without a moment is that of its day, not of the clock', () => {
    const state = reviewed([[100, 4]]);
    expect(retrievability(state, 100, schedulerWith())).toBe(1);
    expect(retrievability(state, 108, schedulerWith())).toBeCloseTo(0.9, 1);
  });

  test.each([0, 17, 19, 22])('%d weights are refused, and nothing is printed', (count) => {
    const printed = vi.spyOn(console, 'debug');
    expect(() => fsrs6(DEFAULT_WEIGHTS.slice(0, 1).concat(Array(count).fill(0.5)).slice(0, count))).toThrow(
      `21 weights, not ${count}`,
    );
    fsrs6(DEFAULT_WEIGHTS);
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });
});
