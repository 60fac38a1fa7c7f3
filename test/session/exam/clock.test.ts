import { expect, test } from 'vitest';
import { type Moment, resumeClock, startClock, tick } from '../../../src/session/exam/clock.ts';

const at = (wall: number, uptime: number): Moment => ({ wall, uptime });
const start = startClock(at(1_000_000, 5_000));

test.each([
  ['goes on', at(1_060_000, 65_000), 60_000],
  ['sleeps: its time counts', at(4_600_000, 3_605_000), 3_600_000],
  ['is set back', at(10, 65_000), 60_000],
  ['is set forward', at(90_000_000, 65_000), 60_000],
  ['tells the same moment twice', at(1_000_000, 5_000), 0],
])('in one run, when the machine’s clock %s', (_, now, elapsed) => {
  expect(tick(start, now).elapsed).toBe(elapsed);
});

test.each([
  ['at once', at(1_010_000, 15_000), 10_000],
  ['after a restart of the machine', at(1_600_000, 30), 600_000],
  ['with the clock set back', at(10, 305_000), 300_000],
  ['after a restart, with the clock set back: no time is given', at(10, 30), 0],
])('taken up %s', (_, now, elapsed) => {
  expect(resumeClock(start, now).elapsed).toBe(elapsed);
});

test('what was counted before stays counted', () => {
  const later = tick(start, at(1_060_000, 65_000));
  expect(resumeClock(later, at(0, 0)).elapsed).toBe(60_000);
  expect(tick(later, at(0, 66_000)).elapsed).toBe(61_000);
});
