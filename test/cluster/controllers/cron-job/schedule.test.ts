import { describe, expect, test } from 'vitest';
import { readSchedule } from '../../../../src/cluster/controllers/cron-job/schedule.ts';

const at = (text: string) => Date.parse(text);

describe('the next start', () => {
  test.each([
    ['*/5 * * * *', 'UTC', '2026-01-01T10:02:30Z', '2026-01-01T10:05:00Z'],
    ['*/5 * * * *', 'UTC', '2026-01-01T10:05:00Z', '2026-01-01T10:10:00Z'],
    ['0 5 * * *', 'UTC', '2026-01-01T05:00:00Z', '2026-01-02T05:00:00Z'],
    ['30 6 * * mon-fri', 'UTC', '2026-01-02T07:00:00Z', '2026-01-05T06:30:00Z'],
    ['0 0 31 * *', 'UTC', '2026-02-01T00:00:00Z', '2026-03-31T00:00:00Z'],
    ['0 0 13 * 5', 'UTC', '2026-02-01T00:00:00Z', '2026-02-06T00:00:00Z'],
    ['0 0 29 2 *', 'UTC', '2026-03-01T00:00:00Z', '2028-02-29T00:00:00Z'],
    ['0 12 * * 7', 'UTC', '2026-01-01T00:00:00Z', '2026-01-04T12:00:00Z'],
    ['@hourly', 'UTC', '2026-01-01T10:02:30Z', '2026-01-01T11:00:00Z'],
    ['@weekly', 'UTC', '2026-01-01T10:02:30Z', '2026-01-04T00:00:00Z'],
    ['@every 90s', 'UTC', '2026-01-01T10:00:10Z', '2026-01-01T10:01:40Z'],
    ['0 9 * * *', 'Europe/Berlin', '2026-01-01T00:00:00Z', '2026-01-01T08:00:00Z'],
    ['0 9 * * *', 'Europe/Berlin', '2026-07-01T00:00:00Z', '2026-07-01T07:00:00Z'],
    ['30 2 29 3 *', 'Europe/Berlin', '2026-03-01T00:00:00Z', '2027-03-29T00:30:00Z'],
  ])('of %s in %s after %s is %s', (text, zone, after, next) => {
    expect(readSchedule(text, zone)?.next(at(after))).toBe(at(next));
  });

  test('does not exist for a day that does not exist', () => {
    expect(readSchedule('0 0 30 2 *', 'UTC')?.next(at('2026-01-01T00:00:00Z'))).toBeUndefined();
  });
});

test.each(['', '* * * *', '60 * * * *', '* * 0 * *', '*/0 * * * *', 'a * * * *', '5-1 * * * *', '@every 0s'])(
  '`%s` is not a schedule',
  (text) => {
    expect(readSchedule(text, 'UTC')).toBeUndefined();
  },
);
