import { describe, expect, test } from 'vitest';
import { type CardState, emptyState } from '../../src/schedule/card-state.ts';
import { isDue, topicStatuses } from '../../src/session/topic-status.ts';
import { choiceCard, entryOf, textCard } from '../support/cards.ts';
import { reviewed, schedulerWith } from '../support/scheduling.ts';

const scheduler = schedulerWith();
const CARDS = [
  textCard('etcd/a', 'x'),
  choiceCard('rbac/a', 0, 2),
  textCard('etcd/b', 'x'),
  textCard('etcd/c', 'x'),
];
const statuses = (states: readonly (readonly [string, CardState])[], day = 10) =>
  topicStatuses(CARDS.map(entryOf), new Map(states), day, scheduler);

test('topics come in the order of their first cards, with what they hold', () => {
  expect(statuses([])).toEqual([
    { topic: 'etcd', domain: 'cluster-architecture', cards: 3, new: 3, due: 0, kinds: { text: 3 } },
    { topic: 'rbac', domain: 'cluster-architecture', cards: 1, new: 1, due: 0, kinds: { choice: 1 } },
  ]);
});

test('a card that is set aside counts as a card alone', () => {
  const due = reviewed([[0, 3]]);
  const [etcd] = statuses([
    ['etcd/a', due],
    ['etcd/b', { ...due, suspended: 'learner' }],
    ['etcd/c', { ...emptyState(), suspended: 'leech' }],
  ]);
  expect(etcd).toMatchObject({ cards: 3, new: 0, due: 1 });
});

describe('a card is due', () => {
  const right = reviewed([[0, 3]]);
  const missed = reviewed([[0, 1]]);
  const forgotten = reviewed([
    [0, 3],
    [2, 1],
  ]);

  test.each<[string, CardState, number, boolean]>([
    ['when its interval is over', right, 2, true],
    ['not before', right, 1, false],
    ['not when it is new', emptyState(), 10, false],
    ['in its steps, on the same day', missed, 0, true],
    ['in its steps when it was forgotten', forgotten, 2, true],
    ['not when it is set aside', { ...missed, suspended: 'leech' }, 0, false],
    ['not on the day for which it is buried', { ...right, buriedOn: 9 }, 9, false],
    ['but on the next', { ...right, buriedOn: 9 }, 10, true],
  ])('%s', (_, state, day, due) => {
    expect(isDue(state, day, scheduler)).toBe(due);
  });
});
