import { expect, test } from 'vitest';
import {
  date,
  decimal,
  oneOf,
  program,
  type SettingType,
  weekdays,
  weights,
  wholeNumber,
  words,
} from '../../src/progress/setting-types.ts';
import { DEFAULT_PARAMETERS } from '../../src/schedule/parameters.ts';
import { parseStudyDay } from '../../src/schedule/study-day.ts';

const PUBLISHED = DEFAULT_PARAMETERS.weights;
const names = words(/^[a-z]{1,3}$/, 'short words', 'a,bc');

/** A text that a type reads, its value (`undefined` for none), and how that is written again and stored. */
function row<T>(
  type: SettingType<T>,
  text: string,
  value: T | undefined,
  written?: string,
  stored?: unknown,
) {
  return [text, value, type as SettingType<unknown>, written, stored] as const;
}

const DAY = parseStudyDay('2026-11-20');

test.each([
  row(wholeNumber(1, 20), '1', 1, '1', 1),
  row(wholeNumber(1, 20), '020', 20, '20', 20),
  row(wholeNumber(1, 20), '0', undefined),
  row(wholeNumber(1, 20), '21', undefined),
  row(wholeNumber(1, 20), '1.0', undefined),
  row(wholeNumber(0, 1e12), '999999999', 999_999_999, '999999999', 999_999_999),
  row(wholeNumber(0, 1e12), '1000000000', undefined),
  row(wholeNumber(0, 9), 'x1', undefined),
  row(wholeNumber(0, 9), '1x', undefined),
  row(wholeNumber(0, 9), '', undefined),
  row(decimal(0.5, 20), '0.5', 0.5, '0.5', 0.5),
  row(decimal(0.5, 20), '20', 20, '20', 20),
  row(decimal(0.5, 20), '0.49', undefined),
  row(decimal(0.5, 20), '20.01', undefined),
  row(decimal(0.5, 20), '1.123456789', 1.123_456_789, '1.123456789', 1.123_456_789),
  row(decimal(0.5, 20), '1.1234567890', undefined),
  row(decimal(0.5, 20), '1.', undefined),
  row(decimal(0.5, 20), '.5', undefined),
  row(decimal(0.5, 20), '1e1', undefined),
  row(date('2026-11-20', '2026-12-01'), '2026-11-20', DAY, '2026-11-20', '2026-11-20'),
  row(date('2026-11-20', '2026-12-01'), '2026-12-01', (DAY ?? 0) + 11, '2026-12-01', '2026-12-01'),
  row(date('2026-11-20', '2026-12-01'), '2026-11-19', undefined),
  row(date('2026-11-20', '2026-12-01'), '2026-12-02', undefined),
  row(date('2026-11-20', '2026-12-01'), '2026-11-31', undefined),
  row(date('2026-11-20', '2026-12-01'), 'none', null, 'none', 'none'),
  row(weekdays, 'Sat, mon,SUN', [0, 1, 6], 'sun,mon,sat', ['sun', 'mon', 'sat']),
  row(weekdays, 'tue,wed,thu,fri,tue', [2, 3, 4, 5], 'tue,wed,thu,fri', ['tue', 'wed', 'thu', 'fri']),
  row(weekdays, 'mon,tue,wed,thu,fri,sat', [1, 2, 3, 4, 5, 6], 'mon,tue,wed,thu,fri,sat'),
  row(weekdays, 'sun,mon,tue,wed,thu,fri,sat', undefined),
  row(weekdays, 'sat,', undefined),
  row(weekdays, '', [], 'none', []),
  row(weekdays, 'none', [], 'none', []),
  row(weights, PUBLISHED.join(','), PUBLISHED, PUBLISHED.join(','), PUBLISHED.join(',')),
  row(weights, PUBLISHED.join(' , '), PUBLISHED, PUBLISHED.join(',')),
  row(weights, PUBLISHED.slice(1).join(','), undefined),
  row(weights, PUBLISHED.with(0, -1).join(','), undefined),
  row(weights, ['', ...PUBLISHED.slice(1)].join(','), undefined),
  row(weights, [' ', ...PUBLISHED.slice(1)].join(','), undefined),
  row(weights, 'none', null, 'none', 'none'),
  row(names, 'b, a,b', ['b', 'a'], 'b,a', ['b', 'a']),
  row(names, '', [], 'none', []),
  row(names, 'none', [], 'none', []),
  row(names, 'a,', undefined),
  row(names, 'a,long', undefined),
  row(oneOf(['new', 'some']), 'Some', 'some', 'some', 'some'),
  row(oneOf(['new', 'some']), 'none', undefined),
  row(program, ' code --wait ', 'code --wait', 'code --wait', 'code --wait'),
  row(program, 'x'.repeat(500), 'x'.repeat(500), 'x'.repeat(500)),
  row(program, 'x'.repeat(501), undefined),
  row(program, '  ', undefined),
  row(program, 'a\tb', undefined),
  row(program, 'none', null, 'none', 'none'),
])('%j is %j', (text, value, type, written, stored) => {
  expect(type.parse(text)).toEqual(value);
  if (value === undefined) return;
  expect(type.format(value)).toBe(written);
  if (stored !== undefined) expect(type.toJson(value)).toEqual(stored);
});

test.each([
  [wholeNumber(1, 20).expected, 'a whole number from 1 to 20'],
  [decimal(0.5, 1).expected, 'a number from 0.5 to 1'],
  [date('2020-01-01', '2020-01-02').expected, 'a date (YYYY-MM-DD) from 2020-01-01 to 2020-01-02, or none'],
  [
    weekdays.expected,
    'days of the week such as sat,sun (sun, mon, tue, wed, thu, fri, sat; not all seven), or none',
  ],
  [weights.expected, 'the 21 weights of FSRS-6, each within its range, as optimize finds them, or none'],
  [names.expected, 'short words such as a,bc, or none'],
  [oneOf(['new', 'some']).expected, 'new, some'],
  [
    program.expected,
    'a program such as vim or "code --wait" (1 to 500 characters, no control characters), or none',
  ],
])('what is expected is said: %s', (expected, words) => {
  expect(expected).toBe(words);
});
