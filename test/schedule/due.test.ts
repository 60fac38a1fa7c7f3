import { describe, expect, test } from 'vitest';
import { applyReview, emptyState } from '../../src/schedule/card-state.ts';
import { dueDay, interval, intervalRange, retrievability } from '../../src/schedule/due.ts';
import { DAY, reviewed, schedulerWith } from '../support/scheduling.ts';

const fuzzed = schedulerWith({ fuzz: true });
const easyDay100 = (event: string) =>
  applyReview(emptyState(), { rating: 4, day: 100, at: 100 * DAY }, fuzzed, event);

describe('interval', () => {
  test('follows the settings, not what they were when the card was answered', () => {
    const state = reviewed([[100, 4]]);
    expect(interval(state, schedulerWith())).toBe(8);
    expect(interval(state, schedulerWith({ desiredRetention: 0.97 }))).toBeLessThan(4);
    expect(interval(state, schedulerWith({ maximumInterval: 5 }))).toBe(5);
  });

  test('is a day at least once the steps are left', () => {
    expect(
      interval(
        reviewed([
          [100, 1],
          [100, 4],
        ]),
        schedulerWith(),
      ),
    ).toBeGreaterThanOrEqual(1);
  });

  test('is spread by the event, the same each time it is asked for, and within its range', () => {
    const states = Array.from({ length: 200 }, (_, i) => easyDay100(`event ${i}`));
    const intervals = states.map((state) => interval(state, fuzzed));
    expect(states.map((state) => interval(state, fuzzed))).toEqual(intervals);
    const range = intervalRange(states[0] ?? emptyState(), fuzzed);
    expect(range).toEqual({ from: 6, ideal: 8, to: 10 });
    expect([...new Set(intervals)].sort((a, b) => a - b)).toEqual([6, 7, 8, 9, 10]);
  });

  test('never exceeds the longest, fuzz included', () => {
    const capped = schedulerWith({ fuzz: true, maximumInterval: 8 });
    for (let i = 0; i < 50; i++) expect(interval(easyDay100(`e${i}`), capped)).toBeLessThanOrEqual(8);
  });
});

test('a card that was never asked has no due day and no recall', () => {
  expect(dueDay(emptyState(), fuzzed)).toBeNull();
  expect(retrievability(emptyState(), 100, fuzzed)).toBeNull();
});
