import { describe, expect, test } from 'vitest';
import { activity } from '../../../src/schedule/statistics/activity.ts';
import { streak } from '../../../src/schedule/statistics/streak.ts';
import { year } from '../../../src/schedule/statistics/year.ts';
import { parseStudyDay, weekday } from '../../../src/schedule/study-day.ts';
import { answersOn, pastReview } from '../../support/past-reviews.ts';

/** A Friday. */
const TODAY = parseStudyDay('2026-11-20') ?? 0;
const [SUNDAY, SATURDAY] = [0, 6];

describe('the streak', () => {
  test.each<[string, number[], number[], number, number]>([
    ['nothing', [], [], 0, 0],
    ['today alone', [0], [], 1, 1],
    ['yesterday: today is still open', [-1], [], 1, 1],
    ['the day before yesterday: it is over', [-2], [], 0, 1],
    ['a gap', [-5, -4, -3, -1, 0], [], 2, 3],
    ['in no order', [0, -2, -1], [], 3, 3],
    ['a weekend off does not break it', [-8, -7, -4, -3], [SUNDAY, SATURDAY], 0, 4],
    ['nor does it count, unless it was used', [-7, -6, -4, -3, -2, -1], [SUNDAY, SATURDAY], 6, 6],
    ['a gap of weeks, all of them off', [-30, 0], [0, 1, 2, 3, 4, 5, 6], 1, 1],
    ['days from before 1970', [-TODAY - 1, -TODAY - 2], [], 0, 2],
  ])('%s', (_, days, daysOff, current, longest) => {
    const found = streak(
      days.map((day) => TODAY + day),
      TODAY,
      daysOff,
    );
    expect(found).toEqual({ current, longest, today: days.includes(0) });
  });
});

describe('activity', () => {
  test('of nothing', () => {
    const { days, total, ahead, streak } = activity([], TODAY, []);
    expect(days).toHaveLength(30);
    expect(days.every((day) => day.reviews === 0)).toBe(true);
    expect({ total, ahead, streak }).toEqual({
      total: { reviews: 0, new: 0, ms: 0, days: 0 },
      ahead: 0,
      streak: { current: 0, longest: 0, today: false },
    });
  });

  test('counts reviews, new cards and time by the day as it was lived', () => {
    const reviews = [...answersOn(TODAY - 29, 2), pastReview(TODAY, { first: true, ms: 5000 })];
    const { days, total } = activity([...answersOn(TODAY - 30, 4), ...reviews], TODAY, []);
    expect(days[0]).toEqual({ day: TODAY - 29, reviews: 2, new: 0, ms: 20_000 });
    expect(days.at(-1)).toEqual({ day: TODAY, reviews: 1, new: 1, ms: 5000 });
    expect(total).toEqual({ reviews: 7, new: 1, ms: 65_000, days: 3 });
  });

  test('after the clock was set back, what is dated ahead is counted apart', () => {
    const found = activity([...answersOn(TODAY, 1), ...answersOn(TODAY + 400, 3)], TODAY, []);
    expect(found).toMatchObject({ ahead: 3, total: { reviews: 1 }, streak: { current: 1, longest: 1 } });
    expect(activity(answersOn(Number.MAX_SAFE_INTEGER, 2), TODAY, [])).toMatchObject({ ahead: 2 });
  });
});

describe('the year', () => {
  test('begins on a Monday 52 weeks before this week’s and ends today', () => {
    const { days } = year([], TODAY);
    expect(weekday(days[0]?.day ?? 0)).toBe(1);
    expect(days).toHaveLength(52 * 7 + 5);
    expect(days.at(-1)?.day).toBe(TODAY);
  });

  test.each<[string, number[], number[]]>([
    ['no day', [], []],
    ['one day', [7], [7]],
    ['days that are alike', [5, 5, 5, 5], [5]],
    ['a quarter of the days in each', [1, 2, 3, 4, 5, 6, 7, 8], [3, 5, 7, 8]],
    ['one day far out does not flatten the others', [1, 2, 3, 4, 1000], [2, 3, 4, 1000]],
  ])('levels of %s', (_, counts, levels) => {
    const reviews = counts.flatMap((count, i) => answersOn(TODAY - i, count));
    expect(year(reviews, TODAY)).toMatchObject({
      levels,
      activeDays: counts.length,
      reviews: reviews.length,
    });
  });
});
