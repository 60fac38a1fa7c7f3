import { expect, test } from 'vitest';
import { createEventMetadata } from '../../src/progress/event-metadata.ts';
import { NOON, testEnv } from '../support/test-env.ts';

test('two events in one millisecond keep their order', () => {
  const metadata = createEventMetadata(testEnv(), 4);
  expect([metadata().at, metadata().at, metadata().at]).toEqual([NOON, NOON + 1, NOON + 2]);
});

test('a clock that is set back does not turn the order round', () => {
  const env = testEnv();
  const metadata = createEventMetadata(env, 4);
  const before = metadata();
  env.at = NOON - 3_600_000;
  expect(metadata().at).toBeGreaterThan(before.at);
});

test('ids are 128 bits and differ', () => {
  const metadata = createEventMetadata(testEnv(), 4);
  const ids = Array.from({ length: 100 }, () => metadata().id);
  expect(new Set(ids).size).toBe(100);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
});

test.each([
  ['before the day starts', 3, 0, -1],
  ['after it', 5, 0, 0],
  ['in another zone', 3, 120, 0],
])('the study day %s', (_, hour, offset, days) => {
  const env = { ...testEnv(), zoneOffset: () => offset };
  env.at = Math.floor(NOON / 86_400_000) * 86_400_000 + hour * 3_600_000;
  const today = Math.floor(NOON / 86_400_000);
  expect(createEventMetadata({ ...env, now: () => env.at }, 4)().day).toBe(today + days);
});
