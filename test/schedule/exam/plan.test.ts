import { describe, expect, test } from 'vitest';
import type { CardState } from '../../../src/schedule/card-state.ts';
import { examStanding } from '../../../src/schedule/exam/exam.ts';
import { examPlan } from '../../../src/schedule/exam/plan.ts';
import { parseStudyDay, weekday } from '../../../src/schedule/study-day.ts';
import { examCards, examOn } from '../../support/exam.ts';
import { reviewed, schedulerWith } from '../../support/scheduling.ts';

const TODAY = parseStudyDay('2026-11-20') ?? 0;
const scheduler = schedulerWith();
const CARDS = [
  ...examCards('foundations', 20),
  ...examCards('storage', 40),
  ...examCards('troubleshooting', 40),
  ...examCards('services-networking', 40),
];
const NO_STATES: ReadonlyMap<string, CardState> = new Map();

function plan(days: number, minutes: number, states = NO_STATES, with_ = scheduler) {
  const standing = { cards: CARDS, states, day: TODAY, scheduler: with_ };
  return examPlan(examStanding(examOn(TODAY + days), standing), minutes);
}

describe('a plan', () => {
  test('that holds', () => {
    const found = plan(60, 30);
    expect(found).toMatchObject({ daysLeft: 60, studyDays: 60, unseen: 140, holds: true, outOfReach: [] });
    expect(found.newPerDay).toBe(Math.ceil((3 * 140) / 48));
    expect(found.minutesNeeded).toBeGreaterThan(1);
    expect(found.minutesNeeded).toBeLessThan(30);
    expect(found.reviewsPerDay).toBeGreaterThan(1);
  });

  test('that cannot hold says what would, and drops what brings the fewest points for its time first', () => {
    const found = plan(10, 5);
    expect(found).toMatchObject({ holds: false, reviewsFit: true });
    expect(found.minutesNeeded).toBeGreaterThan(5);
    expect(found.outOfReach.map((o) => o.topic)).toEqual(['foundations', 'storage', 'services-networking']);
    expect(found.outOfReach[0]).toMatchObject({ cards: 20, points: 0 });
    expect(found.outOfReach[1]?.points).toBeCloseTo(0.1, 6);
    expect(found.outOfReach[2]?.cards).toBeLessThan(40);
  });

  test('with as many minutes as it needs, holds', () => {
    expect(plan(10, Math.ceil(plan(10, 5).minutesNeeded)).holds).toBe(true);
  });

  test('more days or seen cards need fewer minutes a day', () => {
    expect(plan(60, 10).minutesNeeded).toBeLessThan(plan(20, 10).minutesNeeded);
    const states = new Map(CARDS.map((card) => [card.identity, reviewed([[TODAY - 5, 4]])]));
    expect(plan(20, 10, states)).toMatchObject({ unseen: 0, newPerDay: 0, outOfReach: [] });
    expect(plan(20, 10, states).minutesNeeded).toBeLessThan(plan(20, 10).minutesNeeded);
  });

  test('leaves out days off and what is set aside', () => {
    const weekends = schedulerWith({ daysOff: [0, 6] });
    expect(plan(14, 10, NO_STATES, weekends)).toMatchObject({ daysLeft: 14, studyDays: 10 });
    const aside: CardState = { ...reviewed([]), suspended: 'learner' };
    expect(plan(14, 10, new Map([['storage/0', aside]])).unseen).toBe(139);
  });

  test('counts an easy day for half', () => {
    const easy = schedulerWith({ easyDays: [weekday(TODAY)] });
    const [usual, halved] = [plan(14, 10), plan(14, 10, NO_STATES, easy)];
    expect(halved.studyDays).toBe(14);
    expect(halved.minutesNeeded).toBeCloseTo((usual.minutesNeeded * 14) / 13, 6);
    expect(halved.newPerDay).toBe(Math.ceil((3 * 140) / (13 * 0.8) / 2));
  });

  test.each([0, 1, 18_250])('%d days ahead is no special case', (days) => {
    const found = plan(days, 30);
    expect(found.studyDays).toBe(Math.max(1, days));
    for (const value of [found.newPerDay, found.minutesNeeded, found.reviewsPerDay]) {
      expect(Number.isFinite(value)).toBe(true);
      expect(value).toBeGreaterThanOrEqual(0);
    }
  });

  test('without cards needs nothing', () => {
    const standing = { cards: [], states: NO_STATES, day: TODAY, scheduler };
    expect(examPlan(examStanding(examOn(TODAY + 9), standing), 10)).toMatchObject({
      unseen: 0,
      newPerDay: 0,
      minutesNeeded: 0,
      holds: true,
    });
  });
});
