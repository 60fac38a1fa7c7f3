import { expect, test } from 'vitest';
import { LONGEST_ANSWER } from '../../src/schedule/answer-time.ts';
import { expectedMinutes } from '../../src/session/expected-time.ts';

test('a kind without answers takes its default time', () => {
  expect(expectedMinutes([], [])).toBe(0);
  expect(expectedMinutes(['text', 'text', 'steps'], [])).toBe((12 + 12 + 20) / 60);
});

test('a kind with answers takes the mean of its own', () => {
  const times = [
    { kind: 'text', ms: 20_000 },
    { kind: 'steps', ms: 1000 },
    { kind: 'text', ms: 40_000 },
  ] as const;
  expect(expectedMinutes(['text', 'text'], times)).toBe(1);
  expect(expectedMinutes(['command', 'steps'], times)).toBe((20 + 1) / 60);
});

test('what is longer than any answer was a pause', () => {
  expect(expectedMinutes(['text'], [{ kind: 'text', ms: LONGEST_ANSWER + 60_000 }])).toBe(15);
});
