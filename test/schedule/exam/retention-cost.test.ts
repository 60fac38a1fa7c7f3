import { expect, test } from 'vitest';
import { type CardState, emptyState } from '../../../src/schedule/card-state.ts';
import { retentionCosts } from '../../../src/schedule/exam/retention-cost.ts';
import { examCards } from '../../support/exam.ts';
import { reviewed, schedulerWith } from '../../support/scheduling.ts';

const TODAY = 200;
const scheduler = schedulerWith();
const CARDS = examCards('storage', 4);

const costsOf = (states: Record<string, CardState>) =>
  retentionCosts({
    cards: CARDS,
    states: new Map(Object.entries(states)),
    day: TODAY,
    scheduler,
    experience: 'new',
  });

test('at 0.9 a card is asked once in its stability, and a tenth of the times again', () => {
  const of = (stability: number): CardState => ({
    ...reviewed([[TODAY, 4]]),
    memory: { stability, difficulty: 5 },
  });
  // 1.1 answers in 10 days, in 4 days, and in the one day that is the least, of 27 seconds each.
  const costs = costsOf({ 'storage/0': of(10), 'storage/1': of(4), 'storage/2': of(0.2) });
  const reviews = 1.1 * (1 / 10 + 1 / 4 + 1);
  expect(costs.map(({ retention }) => retention)).toEqual([0.8, 0.85, 0.9, 0.93, 0.95, 0.97]);
  expect(costs[2]?.reviewsPerDay).toBeCloseTo(reviews, 6);
  expect(costs[2]?.minutesPerDay).toBeCloseTo((reviews * 27) / 60, 6);
});

test('a higher retention costs more reviews and minutes a day', () => {
  const costs = costsOf({ 'storage/0': reviewed([[TODAY - 3, 4]]) });
  for (const of of ['reviewsPerDay', 'minutesPerDay'] as const) {
    const values = costs.map((c) => c[of]);
    expect([...values].sort((a, b) => a - b)).toEqual(values);
    expect(new Set(values).size).toBe(6);
  }
});

test('what is set aside or was never asked costs nothing', () => {
  const aside = { ...reviewed([[TODAY, 4]]), suspended: 'leech' } as const;
  for (const { reviewsPerDay, minutesPerDay } of costsOf({ 'storage/0': aside, 'storage/1': emptyState() }))
    expect([reviewsPerDay, minutesPerDay]).toEqual([0, 0]);
});
