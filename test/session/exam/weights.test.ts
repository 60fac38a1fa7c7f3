import { expect, test } from 'vitest';
import { apportion, withWeights } from '../../../src/session/exam/weights.ts';
import { entryOf, textCard } from '../../support/cards.ts';

test.each([
  [10, [1, 1], [5, 5]],
  [10, [1, 1, 1], [4, 3, 3]],
  [10, [2, 1, 1], [5, 3, 2]],
  [10, [1, 1, 2], [3, 2, 5]],
  [100, [30, 25, 20, 15, 10], [30, 25, 20, 15, 10]],
  [10, [60, 25, 15], [6, 3, 1]],
  [10, [0, 0], [5, 5]],
  [3, [0, 1, 1], [1, 1, 1]],
  [4, [0, 1, 1], [1, 2, 1]],
  [4, [97, 1, 1, 1], [1, 1, 1, 1]],
  [5, [97, 1, 1, 1], [2, 1, 1, 1]],
  [10, [50, 48, 1, 1], [4, 4, 1, 1]],
  [11, [50, 48, 1, 1], [5, 4, 1, 1]],
  [2, [1, 1], [1, 1]],
  [2, [1, 1, 2], [0.5, 0.5, 1]],
  [2, [0, 0, 0, 0], [0.5, 0.5, 0.5, 0.5]],
  [1.5, [1, 2], [0.5, 1]],
])('%d is shared as %j: %j', (total, shares, parts) => {
  expect(apportion(total, shares)).toEqual(parts);
});

test('a task is worth its part of its domain, by the root of its minutes', () => {
  const task = (identity: string, domain: string, minutes: number) => ({
    ...{ ...entryOf(textCard(identity, 'x')), domain, difficulty: 2 as const, minutes },
  });
  const tasks = [
    task('a/1', 'storage', 1),
    task('b/1', 'etcd', 4),
    task('a/2', 'storage', 9),
    task('c/1', 'gone', 1),
  ];
  const weights = new Map([
    ['storage', 40],
    ['etcd', 60],
  ]);
  expect(withWeights(tasks.slice(0, 3), weights).map(({ weight }) => weight)).toEqual([10, 60, 30]);
  expect(withWeights(tasks, weights).map(({ item, weight }) => [item.identity, weight])).toEqual([
    ['a/1', 10],
    ['b/1', 59],
    ['a/2', 30],
    ['c/1', 1],
  ]);
});
