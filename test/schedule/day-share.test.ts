import { expect, test } from 'vitest';
import { countStudyDays, dayShare, shareToday, usualDays } from '../../src/schedule/day-share.ts';
import { parseStudyDay } from '../../src/schedule/study-day.ts';

const [SUNDAY, MONDAY, FRIDAY, SATURDAY] = [0, 1, 5, 6];

function day(date: string): number {
  return parseStudyDay(date) ?? 0;
}

test.each([
  ['2026-11-20', [], [], 1],
  ['2026-11-20', [], [FRIDAY], 0.5],
  ['2026-11-20', [FRIDAY], [], 0],
  ['2026-11-20', [FRIDAY], [FRIDAY], 0],
])('%s with days off %j and easy days %j is %d of a usual day', (date, daysOff, easyDays, share) => {
  expect(dayShare(day(date), { daysOff, easyDays })).toBe(share);
});

test('who studies on a day off finds a usual day', () => {
  expect(shareToday(day('2026-11-21'), { daysOff: [SATURDAY], easyDays: [] })).toBe(1);
  expect(shareToday(day('2026-11-21'), { daysOff: [], easyDays: [SATURDAY] })).toBe(0.5);
});

test.each([
  ['2026-11-20', '2026-11-27', [], [], 7, 7],
  ['2026-11-20', '2026-11-27', [SUNDAY, SATURDAY], [], 5, 5],
  ['2026-11-20', '2026-11-27', [SUNDAY], [MONDAY, FRIDAY], 6, 5],
  ['2026-11-21', '2026-11-23', [SUNDAY, SATURDAY], [], 1, 1],
  ['2026-11-20', '2026-11-20', [], [], 1, 1],
  ['2026-11-20', '2026-11-20', [], [FRIDAY], 1, 0.5],
])(
  'from %s to %s, off %j and easy %j: %d study days, as much as %d usual ones',
  (from, to, daysOff, easyDays, count, usual) => {
    const parameters = { daysOff, easyDays };
    expect(countStudyDays(day(from), day(to), parameters)).toBe(count);
    expect(usualDays(day(from), day(to), parameters)).toBe(usual);
  },
);
