import { describe, expect, test } from 'vitest';
import { isCardState, isDayCount, isEventTime } from '../../src/progress/snapshot-checks.ts';
import { emptyState } from '../../src/schedule/card-state.ts';
import { reviewed } from '../support/scheduling.ts';

const STATE = reviewed([
  [0, 3],
  [2, 1],
]);

describe('the state of a card', () => {
  test.each<[keyof typeof STATE, unknown]>([
    ['phase', 'new'],
    ['phase', 'learning'],
    ['phase', 'review'],
    ['phase', 'relearning'],
    ['memory', null],
    ['firstDay', null],
    ['lastDay', -1],
    ['lastAt', null],
    ['reviews', 0],
    ['ms', 0.5],
    ['firstRight', null],
    ['firstRight', false],
    ['suspended', null],
    ['suspended', 'learner'],
    ['suspended', 'leech'],
    ['buriedOn', null],
    ['buriedOn', 20_000],
    ['fuzzSeed', -7],
  ])('may have a %s of %j', (field, value) => {
    expect(isCardState({ ...STATE, [field]: value })).toBe(true);
  });

  test.each<[keyof typeof STATE, readonly unknown[]]>([
    ['phase', ['', 'gone', null, 1]],
    ['step', [-1, 0.5, '0', null]],
    [
      'memory',
      ['', 1, {}, { stability: 1 }, { difficulty: 1 }, { stability: '1', difficulty: 1 }, undefined],
    ],
    ['firstDay', ['0', Number.NaN, undefined]],
    ['lastDay', ['0', Number.POSITIVE_INFINITY]],
    ['lastAt', ['0', undefined]],
    ['reviews', [-1, 1.5, null]],
    ['ms', ['1', null, Number.NaN]],
    ['lapses', [-1, 1.5, null]],
    ['firstRight', [1, 'true', undefined]],
    ['suspended', ['', 'teacher', undefined, true]],
    ['buriedOn', ['1', undefined]],
    ['fuzzSeed', ['1', null]],
  ])('may not have a %s of any of %j', (field, values) => {
    for (const value of values) expect(isCardState({ ...STATE, [field]: value })).toBe(false);
  });

  test('is not another value', () => {
    expect([null, 1, 'x', [], {}].map(isCardState)).toEqual(Array(5).fill(false));
    expect(isCardState(emptyState())).toBe(true);
  });
});

test.each<[unknown, boolean]>([
  [{ new: 0, reviews: 0, ms: 0.5 }, true],
  [{ new: -1, reviews: 0, ms: 0 }, false],
  [{ new: 0, reviews: 0.5, ms: 0 }, false],
  [{ new: 0, reviews: 0, ms: '0' }, false],
  [{ new: 0, reviews: 0 }, false],
  [null, false],
])('%j is the count of a day: %s', (value, expected) => {
  expect(isDayCount(value)).toBe(expected);
});

test.each<[unknown, boolean]>([
  [null, true],
  [{ at: 1, id: 'x' }, true],
  [{ at: '1', id: 'x' }, false],
  [{ at: 1, id: 2 }, false],
  [{ at: 1 }, false],
  ['x', false],
  [undefined, false],
])('%j is the time of an event: %s', (value, expected) => {
  expect(isEventTime(value)).toBe(expected);
});
