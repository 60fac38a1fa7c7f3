import { expect, test } from 'vitest';
import { parseDuration } from '../../src/kubernetes/duration.ts';

test.each([
  ['1h30m', '90m'],
  ['0', '0s'],
  ['1.5h', '5400s'],
  ['0.3s', '300ms'],
  ['1us', '1\u00b5s'],
  ['-1m', '-60s'],
  ['.5s', '500ms'],
])('%s is %s', (a, b) => {
  expect(parseDuration(a)).toBeDefined();
  expect(parseDuration(a)).toBe(parseDuration(b));
});

test.each(['', '-', '1', '1 h', '1d', 'h', '1h ', 'abc', `${'1'.repeat(80)}s`])(
  '%j is not a duration',
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
  },
);
