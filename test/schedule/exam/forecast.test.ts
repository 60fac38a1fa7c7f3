import { describe, expect, test } from 'vitest';
import { emptyState } from '../../../src/schedule/card-state.ts';
import { forecastReadiness } from '../../../src/schedule/exam/forecast.ts';
import { RETENTIONS, retentionCosts } from '../../../src/schedule/exam/retention-cost.ts';
import { expectedAnswers, expectedReviews } from '../../../src/schedule/exam/workload.ts';
import { examCards, examOn } from '../../support/exam.ts';
import { reviewed, schedulerWith } from '../../support/scheduling.ts';

const TODAY = 200;
const scheduler = schedulerWith();
const CARDS = [...examCards('storage', 30), ...examCards('troubleshooting', 30)];

describe('a forecast', () => {
  const forecast = (minutesPerDay: number, days = 20, with_ = scheduler) =>
    forecastReadiness(
      { cards: CARDS, states: new Map(), day: TODAY, scheduler: with_ },
      examOn(TODAY + days),
      minutesPerDay,
      'forecast',
    );

  test('more minutes lead further, none nowhere', () => {
    expect(forecast(0)).toBe(0);
    expect(forecast(2)).toBeGreaterThan(0);
    expect(forecast(10)).toBeGreaterThan(forecast(2));
    expect(forecast(10)).toBeLessThanOrEqual(0.4);
  });

  test('the same seed gives the same; days off cost', () => {
    expect(forecast(3)).toBe(forecast(3));
    expect(forecast(1, 20, schedulerWith({ daysOff: [0, 2, 4, 6] }))).toBeLessThan(forecast(1));
  });
});

describe('work until the exam', () => {
  test('grows with the days, and is nothing after it', () => {
    const state = reviewed([[TODAY - 3, 4]]);
    const reviews = [-1, 0, 10, 30, 90].map((days) => expectedReviews(state, TODAY, TODAY + days, scheduler));
    expect(reviews.slice(0, 2)).toEqual([0, 0]);
    expect([...reviews].sort((a, b) => a - b)).toEqual(reviews);
    expect(expectedReviews(emptyState(), TODAY, TODAY + 30, scheduler)).toBe(0);
    expect(expectedAnswers(TODAY, TODAY + 1, scheduler)).toBe(1);
    expect(expectedAnswers(TODAY, TODAY + 60, scheduler)).toBeGreaterThan(3);
  });
});

test('a higher retention costs more reviews and minutes a day', () => {
  const states = new Map(CARDS.map((card) => [card.identity, reviewed([[TODAY - 3, 4]])]));
  const costs = retentionCosts({ cards: CARDS, states, day: TODAY, scheduler });
  expect(costs.map((c) => c.retention)).toEqual(RETENTIONS);
  for (const of of ['reviewsPerDay', 'minutesPerDay'] as const) {
    const values = costs.map((c) => c[of]);
    expect([...values].sort((a, b) => a - b)).toEqual(values);
    expect(values[0]).toBeGreaterThan(0);
  }
});
