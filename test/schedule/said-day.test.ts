import { expect, test } from 'vitest';
import { saidDay } from '../../src/schedule/said-day.ts';
import { formatStudyDay, parseStudyDay } from '../../src/schedule/study-day.ts';

const said = (text: string, today: string): string | null => {
  const day = saidDay(text, parseStudyDay(today) as number);
  return day === null ? null : formatStudyDay(day);
};

test.each([
  ['2027-01-15', '2026-11-20', '2027-01-15'],
  ['2020-01-15', '2026-11-20', '2020-01-15'],
  [' Today ', '2026-11-20', '2026-11-20'],
  ['tomorrow', '2026-12-31', '2027-01-01'],
  ['6w', '2026-11-20', '2027-01-01'],
  ['in 6 weeks', '2026-11-20', '2027-01-01'],
  ['In 1 Week', '2026-11-20', '2026-11-27'],
  ['in 42 days', '2026-11-20', '2027-01-01'],
  ['0d', '2026-11-20', '2026-11-20'],
  ['2 months', '2026-11-20', '2027-01-20'],
  ['1m', '2027-01-31', '2027-02-28'],
  ['3 months', '2027-11-30', '2028-02-29'],
])('%s, said on %s, is %s', (text, today, day) => {
  expect(said(text, today)).toBe(day);
});

test.each(['', 'w', '6', '6 years', '-3d', '6.5w', '99999d', '2027-02-30', 'in', 'soon'])(
  '%s is no day',
  (text) => {
    expect(said(text, '2026-11-20')).toBeNull();
  },
);
