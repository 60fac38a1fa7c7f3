import { describe, expect, test } from 'vitest';
import { formatStudyDay, parseStudyDay, studyDay, weekday } from '../../src/schedule/study-day.ts';

const at = (iso: string) => Date.parse(iso);
const day = (iso: string) => parseStudyDay(iso) ?? Number.NaN;

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
