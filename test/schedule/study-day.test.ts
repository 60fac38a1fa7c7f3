import { describe, expect, test } from 'vitest';
import {
  formatStudyDay,
  parseStudyDay,
  startOfStudyDay,
  studyDay,
  weekday,
} from '../../src/schedule/study-day.ts';

const at = (iso: string) => Date.parse(iso);
const day = (iso: string) => parseStudyDay(iso) ?? Number.NaN;
/** New York: UTC-5, and UTC-4 from 2026-03-08 07:00Z to 2026-11-01 06:00Z. */
const newYork = (moment: number) =>
  moment >= at('2026-03-08T07:00:00Z') && moment < at('2026-11-01T06:00:00Z') ? -240 : -300;

describe('a study day', () => {
  test.each([
    ['2026-11-20T03:59:59Z', 0, 4, '2026-11-19'],
    ['2026-11-20T04:00:00Z', 0, 4, '2026-11-20'],
    ['2026-11-20T18:29:59Z', 330, 0, '2026-11-20'],
    ['2026-11-20T18:30:00Z', 330, 0, '2026-11-21'],
    ['2026-11-20T08:59:59Z', -300, 4, '2026-11-19'],
    ['1969-12-31T23:00:00Z', 0, 4, '1969-12-31'],
  ])('at %s, %d minutes ahead, from %d:00 is %s', (moment, offset, hour, expected) => {
    expect(formatStudyDay(studyDay(at(moment), offset, hour))).toBe(expected);
  });

  test.each([
    ['2026-03-08', 4, '2026-03-08T08:00:00Z'],
    ['2026-03-08', 2, '2026-03-08T07:00:00Z'],
    ['2026-03-07', 4, '2026-03-07T09:00:00Z'],
    ['2026-11-01', 1, '2026-11-01T05:00:00Z'],
    ['2026-11-01', 4, '2026-11-01T09:00:00Z'],
    ['2026-11-02', 0, '2026-11-02T05:00:00Z'],
  ])('%s from %d:00 begins in New York at %s', (date, hour, expected) => {
    expect(new Date(startOfStudyDay(day(date), hour, newYork))).toEqual(new Date(expected));
  });

  test('every moment of a year belongs to the day whose start it follows', () => {
    for (let moment = at('2026-01-01T00:10:00Z'); moment < at('2027-01-01T00:00:00Z'); moment += 3_591_000) {
      const today = studyDay(moment, newYork(moment), 4);
      expect(startOfStudyDay(today, 4, newYork)).toBeLessThanOrEqual(moment);
      expect(startOfStudyDay(today + 1, 4, newYork)).toBeGreaterThan(moment);
    }
  });
});

test.each(['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', 'tomorrow', '', '2026-01-01T00:00:00Z'])(
  '%s is no date',
  (text) => expect(parseStudyDay(text)).toBeNull(),
);

test('dates go both ways', () => {
  expect(parseStudyDay('1970-01-01')).toBe(0);
  expect(formatStudyDay(day('2028-02-29'))).toBe('2028-02-29');
  expect(weekday(day('2026-11-20'))).toBe(5);
});
