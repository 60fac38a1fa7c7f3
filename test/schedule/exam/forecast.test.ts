import { describe, expect, test } from 'vitest';
import type { DayOptions } from '../../../src/schedule/day.ts';
import { forecast } from '../../../src/schedule/exam/forecast.ts';
import { RETENTIONS, retentionCosts } from '../../../src/schedule/exam/retention-cost.ts';
import { examCards, examDay, examOn } from '../../support/exam.ts';
import { reviewed, schedulerWith } from '../../support/scheduling.ts';

const TODAY = 200;
const scheduler = schedulerWith();
const CARDS = [...examCards('storage', 30), ...examCards('troubleshooting', 30)];

describe('a forecast', () => {
  const at = (minutesPerDay: number, days = 20, more: Partial<DayOptions> = {}) =>
    forecast({ ...examDay(CARDS, TODAY, minutesPerDay), ...more, exam: examOn(TODAY + days) });

  test('with no minutes is what is known before', () => {
    expect(at(0)).toMatchObject({ score: expect.closeTo(0.4 * 0.05, 6), cards: 0 });
    expect(at(0, 20, { experience: 'experienced' }).score).toBeCloseTo(0.4 * 0.4, 6);
  });

  test('more minutes lead further, to no more than the points of the cards', () => {
    expect(at(2).score).toBeGreaterThan(at(0).score);
    expect(at(10).score).toBeGreaterThan(at(2).score);
    expect(at(60).score).toBeGreaterThan(0.3);
    expect(at(60).score).toBeLessThanOrEqual(0.4);
    expect(at(60).cards).toBe(60);
  });

  test('lies within its bounds', () => {
    const { score, low, high } = at(5);
    expect(low).toBeLessThan(score);
    expect(high).toBeGreaterThan(score);
    expect(low).toBeGreaterThanOrEqual(0);
  });

  test('the same seed gives the same; days off cost', () => {
    expect(at(3)).toEqual(at(3));
    const weekends = { scheduler: schedulerWith({ daysOff: [0, 2, 4, 6] }) };
    expect(at(3, 20, weekends).score).toBeLessThan(at(3).score);
  });

  test('is not led by the luck of a few played answers to believe more or less of cards never asked', () => {
    const many = [...examCards('storage', 300), ...examCards('troubleshooting', 300)];
    const scores = Array.from({ length: 8 }, (_, i) =>
      at(10, 5, { cards: many, experience: 'experienced', seed: `${i}` }),
    ).map(({ score }) => score);
    expect(Math.max(...scores) - Math.min(...scores)).toBeLessThan(0.01);
  });

  test('of an exam a year ahead plays days together and leads no less far', () => {
    expect(at(1, 366).score).toBeGreaterThan(at(1, 10).score);
  });

  test('on the day of the exam is what is known', () => {
    const states = new Map(CARDS.map((card) => [card.identity, reviewed([[TODAY, 4]])]));
    expect(at(30, 0, { states }).score).toBeCloseTo(0.4, 6);
  });
});

test('a higher retention costs more reviews and minutes a day', () => {
  const states = new Map(CARDS.map((card) => [card.identity, reviewed([[TODAY - 3, 4]])]));
  const costs = retentionCosts({ cards: CARDS, states, day: TODAY, scheduler, experience: 'new' });
  expect(costs.map((c) => c.retention)).toEqual(RETENTIONS);
  for (const of of ['reviewsPerDay', 'minutesPerDay'] as const) {
    const values = costs.map((c) => c[of]);
    expect([...values].sort((a, b) => a - b)).toEqual(values);
    expect(values[0]).toBeGreaterThan(0);
  }
});
