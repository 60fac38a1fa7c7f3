import { describe, expect, test } from 'vitest';
import type { DayOptions } from '../../../src/schedule/day.ts';
import { retrievability } from '../../../src/schedule/due.ts';
import { forecast } from '../../../src/schedule/exam/forecast.ts';
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

  // Half of the cards were right when they were asked first, today; so the others are known by (20 · 0.05 + 30) / 50. A card is a 30th of the points of
  // its domain, 0.1 or 0.3; and the model may be off by 0.05 as a whole, or by what is said.
  test.each([
    [0.05, undefined],
    [0.2, 0.2],
  ])('lies within 1.96 standard deviations: model error %d', (error, given) => {
    const half = [...CARDS.slice(0, 15), ...CARDS.slice(30, 45)];
    const states = new Map(half.map((card) => [card.identity, reviewed([[TODAY, 3]])]));
    const p = retrievability(reviewed([[TODAY, 3]]), TODAY + 1, scheduler) ?? Number.NaN;
    const found = forecast(
      { ...examDay(CARDS, TODAY, 0), states, newPerDay: 0, reviewsPerDay: 0, exam: examOn(TODAY + 1) },
      given,
    );
    const squares = 15 * (0.1 / 30) ** 2 + 15 * (0.3 / 30) ** 2;
    const luck = squares * (p * (1 - p) + 0.62 * 0.38);
    const score = 0.2 * p + 0.2 * 0.62;
    const within = 1.96 * Math.sqrt(luck + (error * score) ** 2);
    expect(found.score).toBeCloseTo(score, 9);
    expect(found.low).toBeCloseTo(score - within, 9);
    expect(found.high).toBeCloseTo(score + within, 9);
    expect(found.cards).toBe(30);
  });

  test('is never of less than nothing or more than all', () => {
    const all = {
      cards: examCards('storage', 1),
      exam: { ...examOn(TODAY), weights: new Map([['storage', 1]]) },
    };
    const states = new Map([['storage/0', reviewed([[TODAY, 4]])]]);
    expect(forecast({ ...examDay([], TODAY, 0), ...all, states })).toMatchObject({ score: 1, high: 1 });
    expect(forecast({ ...examDay([], TODAY, 0), ...all, experience: 'new' })).toMatchObject({
      score: 0.05,
      low: 0,
    });
  });

  test('plays answers as they are expected: what is new is wrong, and then right on the day', () => {
    // After Again and Good on one day, 0.781 is recalled on the next; after a first Good 0.955. Of new cards 0.05 are known, of the repeated 0.9.
    const { score, cards } = at(1000, 1);
    expect(cards).toBe(60);
    expect(score / 0.4).toBeGreaterThan(0.76);
    expect(score / 0.4).toBeLessThan(0.8);
  });

  test('of who often knows the first answer leads further', () => {
    const known = (right: boolean) =>
      new Map(
        CARDS.slice(0, 30).map(({ identity }) => [
          identity,
          { ...reviewed([[TODAY, 3]]), firstRight: right },
        ]),
      );
    expect(at(1000, 1, { states: known(true) }).score).toBeGreaterThan(
      at(1000, 1, { states: known(false) }).score,
    );
  });

  test.each([
    [5, {}, 5],
    [12, {}, 12],
    // Three days are played as one from the 25th on; the last of them is the 25th alone.
    [25, {}, 25],
    [7, { daysOff: [0, 6] }, 5],
    [0, {}, 0],
  ])('of %i days with one new card each, %j, asks %i', (days, parameters, cards) => {
    expect(at(1000, days, { newPerDay: 1, scheduler: schedulerWith(parameters) }).cards).toBe(cards);
  });

  test('gives easy days half the cards and half the time', () => {
    const easy = { scheduler: schedulerWith({ easyDays: [0, 1, 2, 3, 4, 5, 6] }) };
    expect(at(10, 1, easy).cards).toBe(at(5, 1).cards);
    expect(at(10, 1, easy).cards).toBeLessThan(at(10, 1).cards);
  });

  test('leaves today what was not spent of it, and the days after as they are', () => {
    // One card is asked on a day, however little time is left.
    expect(at(10, 1, { spent: 600 }).cards).toBe(1);
    expect(at(10, 1, { spent: 300 }).cards).toBe(at(5, 1).cards);
    expect(at(10, 2, { spent: 600 }).cards).toBeGreaterThan(at(10, 1).cards);
  });

  test('ten minutes hold ten or eleven new cards of 27 seconds and their repetitions', () => {
    const { cards } = at(10, 1);
    expect(cards).toBeGreaterThanOrEqual(10);
    expect(cards).toBeLessThanOrEqual(12);
  });

  test('leaves the states that it is given as they are', () => {
    const states = new Map([['storage/0', reviewed([[TODAY - 1, 3]])]]);
    at(10, 3, { states });
    expect([...states]).toEqual([['storage/0', reviewed([[TODAY - 1, 3]])]]);
  });

  test('the same seed gives the same; days off cost', () => {
    expect(at(3)).toEqual(at(3));
    const weekends = { scheduler: schedulerWith({ daysOff: [0, 2, 4, 6] }) };
    expect(at(3, 20, weekends).score).toBeLessThan(at(3).score);
  });

  test('is not led by the luck of a few played answers to believe more or less of cards never asked', () => {
    const many = [...examCards('storage', 300), ...examCards('troubleshooting', 300)];
    const scores = Array.from({ length: 4 }, (_, i) =>
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
