import { expect, test } from 'vitest';
import { summarize } from '../../src/session/summary.ts';
import { done, missed } from '../support/done.ts';

test('the score counts what was answered and what was not', () => {
  const answers = [done('etcd/a'), missed('etcd/b'), done('rbac/a', { outcome: 'close', score: 0.5 })];
  const skipped = [{ identity: 'rbac/b', topic: 'rbac' }];
  expect(summarize(answers, skipped, 'quit')).toEqual({
    ...{ answers, skipped, asked: 4, correct: 1, percent: 37, ms: 30_000, reason: 'quit' },
    topics: [
      { topic: 'rbac', asked: 2, correct: 0, percent: 25 },
      { topic: 'etcd', asked: 2, correct: 1, percent: 50 },
    ],
    again: ['etcd/b', 'rbac/a', 'rbac/b'],
  });
});

test('of nothing is nothing', () => {
  expect(summarize([], [], 'finished')).toMatchObject({
    asked: 0,
    correct: 0,
    percent: 0,
    topics: [],
    ms: 0,
  });
});

test('a card that was missed twice is to be looked at again once', () => {
  expect(summarize([missed('a/1'), missed('a/1'), done('a/1')], [], 'finished').again).toEqual(['a/1']);
});

test.each([
  [[1, 1, 0], 66],
  [[0.7, 0.7, 0.7], 70],
  [[0.29], 29],
  [[0.6599], 65],
])(
  'scores of %j are %i percent: rounded down, but not for a digit that a computer loses',
  (scores, percent) => {
    const answers = scores.map((score, i) => done(`a/${i}`, { score }));
    expect(summarize(answers, [], 'finished').percent).toBe(percent);
  },
);

test('topics come with the weakest first, those that are equal by name', () => {
  const answers = [done('b/1'), missed('d/1'), done('a/1'), missed('c/1'), done('e/1', { score: 0.5 })];
  const names = (all: typeof answers) => summarize(all, [], 'finished').topics.map(({ topic }) => topic);
  expect(names(answers)).toEqual(['c', 'd', 'e', 'a', 'b']);
  expect(names([...answers].reverse())).toEqual(['c', 'd', 'e', 'a', 'b']);
});
