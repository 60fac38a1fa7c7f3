import { expect, test } from 'vitest';
import { asGiven } from '../../src/progress/effective.ts';
import { id, review } from '../support/events.ts';

const at = (number: number, moment: number) => ({ ...review(number), at: moment });
const given = (moments: readonly number[], brought: readonly number[] = []) =>
  asGiven(
    moments.map((moment, index) => at(index, moment)),
    new Set(brought.map((index) => id(index))),
  ).map((event) => event.at);

test.each([
  ['by time, where it only goes on', [1, 2, 3], [], [1, 2, 3]],
  ['in the order of the log, where the clock was set back', [5, 2, 3, 6], [], [5, 2, 3, 6]],
  ['by their own time, where a merge brought them', [1, 5, 3], [2], [1, 3, 5]],
  ['and what was brought does not hold up what follows', [1, 9, 5], [1], [1, 5, 9]],
  ['both at once', [1, 5, 3, 2], [2], [1, 3, 5, 2]],
])('events are as they were given: %s', (_, moments, brought, expected) => {
  expect(given(moments, brought)).toEqual(expected);
});
