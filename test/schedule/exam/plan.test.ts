import { describe, expect, test } from 'vitest';
import type { CardState } from '../../../src/schedule/card-state.ts';
import type { DayOptions } from '../../../src/schedule/day.ts';
import { examPlan, MOST_MINUTES } from '../../../src/schedule/exam/plan.ts';
import { parseStudyDay } from '../../../src/schedule/study-day.ts';
import { examCards, examDay, examOn } from '../../support/exam.ts';
import { reviewed, schedulerWith } from '../../support/scheduling.ts';

const TODAY = parseStudyDay('2026-11-20') ?? 0;
const CARDS = [
  ...examCards('foundations', 20),
  ...examCards('storage', 40),
  ...examCards('troubleshooting', 40),
  ...examCards('services-networking', 40),
];

function plan(days: number, minutes: number, more: Partial<DayOptions> = {}) {
  return examPlan({ ...examDay(CARDS, TODAY, minutes), ...more, exam: examOn(TODAY + days) });
}

describe('a plan', () => {
  test('compares the usual minutes with the learner’s own, marked', () => {
    const { rows, own } = plan(30, 20);
    expect(rows.map((row) => row.minutes)).toEqual([15, 20, 30, 45, 60, 90, 120]);
    expect(rows.filter((row) => row.own)).toEqual([own]);
    expect(own.minutes).toBe(20);
    const scores = rows.map((row) => row.score);
    expect(scores.at(-1)).toBeGreaterThan(scores[0] ?? Number.NaN);
  });

  test('names the minutes that lead to the pass mark, if they can be studied', () => {
    expect(plan(30, 30).minutesToPass).toBeNull();
    const all = [
      ...CARDS,
      ...examCards('cluster-architecture', 20),
      ...examCards('workloads-scheduling', 20),
    ];
    const { minutesToPass, rows } = plan(30, 1440, { cards: all, units: [] });
    expect(minutesToPass).toBe(rows.find((row) => row.score >= 0.66)?.minutes);
    expect(minutesToPass).toBeLessThanOrEqual(MOST_MINUTES);
  });

  test('says of each unit what becomes of it', () => {
    const states = new Map<string, CardState>([
      ...examCards('storage', 40).map((card) => [card.identity, reviewed([[TODAY - 1, 3]])] as const),
      ['troubleshooting/0', reviewed([[TODAY - 1, 3]])],
    ]);
    const { units } = plan(30, 60, { states });
    expect(units.map(({ id, state, seen }) => [id, state, seen])).toEqual([
      ['foundations', 'left out', 0],
      ['storage', 'done', 40],
      ['troubleshooting', 'in progress', 1],
      ['services-networking', 'to come', 0],
    ]);
  });

  test('leaves out days off', () => {
    const weekends = { scheduler: schedulerWith({ daysOff: [0, 6] }) };
    expect(plan(14, 10, weekends)).toMatchObject({ daysLeft: 14, studyDays: 10 });
  });

  test.each([0, 1, 18_250])('%d days ahead is no special case', (days) => {
    const { daysLeft, own } = plan(days, 20);
    expect(daysLeft).toBe(days);
    expect(own.score).toBeGreaterThanOrEqual(0);
    expect(own.score).toBeLessThanOrEqual(1);
  });

  test('without cards promises nothing', () => {
    expect(plan(20, 20, { cards: [], units: [] })).toMatchObject({ own: { score: 0, cards: 0 }, units: [] });
  });
});
