import { describe, expect, test } from 'vitest';
import { isFailure } from '../../src/errors.ts';
import { parseExamDate } from '../../src/progress/exam-date.ts';
import { parseStudyDay } from '../../src/schedule/study-day.ts';

/** 20 November 2026, 23:30 in London and half past midnight of the 21st in Berlin. */
const NOW = Date.UTC(2026, 10, 20, 23, 30);
const parse = (text: string, offset = 0) => parseExamDate(text, { now: () => NOW, zoneOffset: () => offset });

describe('the date of the exam', () => {
  test('may be today, as the clock on the wall has it', () => {
    expect(parse('2026-11-20')).toBe(parseStudyDay('2026-11-20'));
    expect(parse('2026-11-21', 60)).toBe(parseStudyDay('2026-11-21'));
  });

  test.each([
    ['2026-11-19', 0],
    ['2026-11-20', 60],
  ])('%s is over at an offset of %d minutes', (text, offset) => {
    expect(() => parse(text, offset)).toThrow(/2026-11-2\d\) or later/);
  });

  test.each([
    ['none', null],
    [' None ', null],
    ['2027-01-15', '2027-01-15'],
    ['6w', '2027-01-01'],
    ['in 42 days', '2027-01-01'],
  ])('%j is %j', (text, date) => {
    expect(parse(text)).toBe(date && parseStudyDay(date));
  });

  test.each(['', 'soon', '2026-13-01', '2027-02-29', '15.01.2027'])('%j is no date', (text) => {
    try {
      parse(text);
      expect.unreachable();
    } catch (error) {
      expect(isFailure(error) && error.problem).toMatchObject({
        code: 'invalid-setting',
        name: 'exam-date',
        found: text,
      });
    }
  });
});
