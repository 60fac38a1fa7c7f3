import { describe, expect, test } from 'vitest';
import type { CardState } from '../../../src/schedule/card-state.ts';
import type { DayOptions } from '../../../src/schedule/day.ts';
import { forecast } from '../../../src/schedule/exam/forecast.ts';
import { examPlan, MOST_MINUTES } from '../../../src/schedule/exam/plan.ts';
import { parseStudyDay } from '../../../src/schedule/study-day.ts';
import { examCards, examDay, examOn } from '../../support/exam.ts';
import { reviewed, schedulerWith } from '../../support/scheduling.ts';

const TODAY = parseStudyDay('2026-11-20') ?? 0;
const CARDS = [
  ...examCards('foundations', 10),
  ...examCards('storage', 15),
  ...examCards('troubleshooting', 15),
  ...examCards('services-networking', 15),
];

function plan(days: number, minutes: number, more: Partial<DayOptions> = {}) {
  return examPlan({ ...examDay(CARDS, TODAY, minutes), ...more, exam: examOn(TODAY + days) });
}

describe('a plan', () => {
  test('compares the usual minutes with the learner’s own, marked', () => {
    const { rows, own } = plan(2, 20);
    expect(rows.map((row) => row.minutes)).toEqual([15, 20, 30, 45, 60, 90, 120]);
    expect(rows.filter((row) => row.own)).toEqual([own]);
    expect(own.minutes).toBe(20);
    const scores = rows.map((row) => row.score);
    expect(scores.at(-1)).toBeGreaterThan(scores[0] ?? Number.NaN);
  });

  test('has each row as a forecast gives it, by the model error that is known', () => {
    const exam = examOn(TODAY + 2);
    const options = { ...examDay(CARDS, TODAY, 15), exam };
    const { rows, own } = examPlan(options, 0.3);
    expect(rows.map(({ minutes }) => minutes)).toEqual([15, 30, 45, 60, 90, 120]);
    expect(own).toEqual({ minutes: 15, own: true, ...forecast(options, 0.3) });
    expect(rows[1]).toEqual({ minutes: 30, own: false, ...forecast({ ...options, minutesPerDay: 30 }, 0.3) });
    expect(examPlan(options).own.low).toBeGreaterThan(own.low);
  });

  test('names the fewest minutes that lead to the pass mark', () => {
    const options = { ...examDay(CARDS, TODAY, 30), exam: examOn(TODAY + 2) };
    const { rows, minutesToPass } = examPlan(options);
    expect(minutesToPass).toBeNull();
    const [, second] = rows;
    const at = (score: number) => examPlan({ ...options, exam: { ...options.exam, passMark: score * 100 } });
    expect(at(second?.score ?? 0)).toMatchObject({ passMark: second?.score, minutesToPass: 30 });
    expect(at((second?.score ?? 0) + 1e-9).minutesToPass).toBe(45);
  });

  test('names none that nobody can be advised to study', () => {
    const weights = new Map([['storage', 100]]);
    const exam = { day: TODAY + 1, weights, passMark: 0 };
    const cards = examCards('storage', 400);
    const scoreAt = (minutes: number) => forecast({ ...examDay(cards, TODAY, minutes), exam }).score;
    const passMark = 50 * (scoreAt(120) + scoreAt(240));
    const toPass = (minutes: number) =>
      examPlan({ ...examDay(cards, TODAY, minutes), exam: { ...exam, passMark } }).minutesToPass;
    expect([toPass(MOST_MINUTES), toPass(MOST_MINUTES + 1)]).toEqual([240, null]);
  });

  test('says of each unit what becomes of it', () => {
    const states = new Map<string, CardState>([
      ...examCards('storage', 15).map((card) => [card.identity, reviewed([[TODAY - 1, 3]])] as const),
      ['troubleshooting/0', reviewed([[TODAY - 1, 3]])],
    ]);
    const { units } = plan(8, 60, { states });
    expect(units).toEqual([
      { id: 'foundations', state: 'left out', cards: 10, seen: 0, selected: 0 },
      { id: 'storage', state: 'done', cards: 15, seen: 15, selected: 0 },
      { id: 'troubleshooting', state: 'in progress', cards: 15, seen: 1, selected: 14 },
      { id: 'services-networking', state: 'to come', cards: 15, seen: 0, selected: 15 },
    ]);
  });

  test('names units in the order of the course, none without cards, and keeps to the learner’s choices', () => {
    const choices = { always: new Set<string>(), never: new Set(['storage']) };
    const { units } = plan(1, 60, { units: ['storage', 'empty', 'foundations'], choices });
    expect(units.map(({ id, state }) => [id, state])).toEqual([
      ['storage', 'left out'],
      ['foundations', 'left out'],
    ]);
  });

  test('leaves out days off', () => {
    const weekends = { scheduler: schedulerWith({ daysOff: [0, 6] }) };
    expect(plan(14, 10, weekends)).toMatchObject({
      examDay: TODAY + 14,
      daysLeft: 14,
      studyDays: 10,
      minutesPerDay: 10,
      passMark: 0.66,
    });
  });

  test.each([0, 1, 18_250])('%d days ahead is no special case', (days) => {
    const { daysLeft, own } = plan(days, 20, { cards: examCards('storage', 5) });
    expect(daysLeft).toBe(days);
    expect(own.score).toBeGreaterThanOrEqual(0);
    expect(own.score).toBeLessThanOrEqual(1);
  });

  test('beyond a year ahead is made for a year', () => {
    const cards = examCards('storage', 5);
    const [year, later] = [366, 900].map((days) => plan(days, 20, { cards }));
    expect(later?.rows).toEqual(year?.rows);
    expect(plan(100, 20, { cards }).rows).not.toEqual(year?.rows);
  });

  test('without cards promises nothing', () => {
    expect(plan(20, 20, { cards: [], units: [] })).toMatchObject({ own: { score: 0, cards: 0 }, units: [] });
  });
});
