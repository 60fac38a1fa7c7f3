import { describe, expect, test } from 'vitest';
import { type DayOptions, planDay } from '../../src/schedule/day.ts';
import { retrievability } from '../../src/schedule/due.ts';
import { examStanding } from '../../src/schedule/exam/exam.ts';
import { pointsPerSecond } from '../../src/schedule/exam/gain.ts';
import { weekday } from '../../src/schedule/study-day.ts';
import { examCards, examDay, examOn } from '../support/exam.ts';
import { reviewed, schedulerWith } from '../support/scheduling.ts';

const TODAY = 200;
const CARDS = examCards('storage', 6);
const SEEN = new Map([
  ['storage/4', reviewed([[190, 3]])],
  ['storage/5', reviewed([[199, 4]])],
]);

const plan = (changes: Partial<DayOptions> = {}) =>
  planDay({ ...examDay(CARDS, TODAY, 30), states: SEEN, newPerDay: 15, reviewsPerDay: 25, ...changes });
const asked = (changes: Partial<DayOptions> = {}) => plan(changes).entries.map(({ identity }) => identity);
const ids = (...numbers: number[]) => numbers.map((number) => `storage/${number}`);

describe('the time of a day', () => {
  test('is what was set, less what was spent', () => {
    expect(plan({ spent: 90 }).budget).toEqual({ seconds: 1800, spent: 90 });
  });

  test('is that of the session where one is given, whatever was spent before', () => {
    expect(plan({ sessionMinutes: 10, spent: 90 }).budget).toEqual({ seconds: 600, spent: 0 });
    expect(plan({ sessionMinutes: 0 }).budget).toEqual({ seconds: 0, spent: 0 });
  });

  test('is a half on an easy day, and the limits too, rounded up', () => {
    const easy = plan({ scheduler: schedulerWith({ easyDays: [weekday(TODAY)] }) });
    expect(easy).toMatchObject({ budget: { seconds: 900 }, newPerDay: 8, reviewsPerDay: 13 });
    expect(plan()).toMatchObject({ newPerDay: 15, reviewsPerDay: 25 });
  });

  test('has no limits of cards for one who goes on', () => {
    const infinite = Number.POSITIVE_INFINITY;
    const scheduler = schedulerWith({ easyDays: [weekday(TODAY)] });
    expect(plan({ ahead: true, scheduler })).toMatchObject({ newPerDay: infinite, reviewsPerDay: infinite });
  });
});

describe('the cards of a day', () => {
  test('are those that were seen, and then the new ones', () => {
    expect(asked()).toEqual(ids(4, 5, 0, 1, 2, 3));
  });

  test('are no new ones of a unit that is switched off', () => {
    const choices = { always: new Set<string>(), never: new Set(['storage']) };
    expect(asked({ choices })).toEqual(ids(4, 5));
    expect(asked({ choices, named: CARDS })).toEqual(ids(4, 5, 0, 1, 2, 3));
  });

  test('are the new ones of the plan where an exam is ahead', () => {
    const chosen = { selected: new Set(ids(1, 3)), price: 0.5 };
    expect(asked({ exam: examOn(TODAY + 20), plan: chosen })).toEqual(ids(4, 5, 1, 3));
    expect(asked({ exam: examOn(TODAY + 20), plan: chosen, named: CARDS.slice(0, 2) })).toEqual(ids(0, 1));
    expect(asked({ exam: examOn(TODAY + 20) })).toEqual(ids(4, 5, 0, 1, 2, 3));
    expect(asked({ exam: examOn(TODAY + 20), minutesPerDay: 0 })).toEqual(ids(4, 5));
  });
});

describe('what a review is worth', () => {
  test('is not asked without an exam, when what is due is asked', () => {
    expect(plan().worth).toBeUndefined();
  });

  test('is the chance that it is forgotten, for one who goes on', () => {
    const worth = plan({ ahead: true }).worth;
    const known = retrievability(reviewed([[190, 3]]), TODAY, schedulerWith()) ?? Number.NaN;
    expect(worth?.price).toBe(0);
    expect(worth?.pointsPerSecond('storage/4')).toBe(1 - known);
    expect(known).toBeLessThan(1);
    expect(worth?.pointsPerSecond('storage/0')).toBe(0);
  });

  test('is its points toward the exam, and a quarter of a new card is enough', () => {
    const exam = examOn(TODAY + 20);
    const found = plan({ exam, ahead: true, plan: { selected: new Set(), price: 0.5 } }).worth;
    const standing = examStanding(exam, { ...examDay(CARDS, TODAY, 30), states: SEEN });
    const [card] = CARDS.slice(4);
    expect(found?.price).toBe(2);
    expect(found?.pointsPerSecond('storage/4')).toBe(card && pointsPerSecond(card, standing));
    expect(found?.pointsPerSecond('storage/4')).toBeGreaterThan(0);
    expect(found?.pointsPerSecond('other/1')).toBe(0);
  });
});

test('a card costs its answer and the verdict, and a new one what it takes to bring it back if it is missed', () => {
  const { cost } = plan({ states: new Map() });
  expect(cost.seconds('storage/0')).toBe(27);
  expect(cost.firstDay('storage/0')).toBeCloseTo(27 * (2 - 0.05), 12);
  expect([cost.seconds('other/1'), cost.firstDay('other/1')]).toEqual([0, 0]);
});
