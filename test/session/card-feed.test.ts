import { describe, expect, test } from 'vitest';
import { LONGEST_ANSWER } from '../../src/schedule/answer-time.ts';
import { emptyState } from '../../src/schedule/card-state.ts';
import { repetitionQueue } from '../../src/schedule/queue/build-queue.ts';
import {
  afterAnswer,
  afterReading,
  type CardFeed,
  dayProgress,
  inFront,
  later,
  leftInFeed,
  nextCard,
  restored,
  without,
} from '../../src/session/card-feed.ts';

const NAMES = ['a/1', 'a/2', 'a/3'];
const LIST: CardFeed = { type: 'list', identities: NAMES };
const queue = repetitionQueue(NAMES, { seconds: () => 20, firstDay: () => 40 });
const SCHEDULE: CardFeed = {
  type: 'schedule',
  queue: { ...queue, budget: { ...queue.budget, seconds: 600 } },
};
const RIGHT = { state: { ...emptyState(), phase: 'review' }, ms: 30_000, now: 0 } as const;
const MISSED = { ...RIGHT, state: { ...emptyState(), phase: 'learning' } } as const;

describe.each([
  ['a list', LIST],
  ['a schedule', SCHEDULE],
])('%s', (_, feed) => {
  test('gives its cards one after another, each once', () => {
    expect(leftInFeed(feed)).toEqual(NAMES);
    expect(nextCard(feed, 0)).toBe('a/1');
    const one = NAMES.slice(1).reduce((left, name) => without(left, name), feed);
    expect([leftInFeed(one), nextCard(without(one, 'a/1'), 0)]).toEqual([['a/1'], null]);
  });

  test('has an answered card no more', () => {
    expect(leftInFeed(afterAnswer(feed, 'a/2', RIGHT))).toEqual(['a/1', 'a/3']);
  });

  test('asks a card later, or next', () => {
    expect(nextCard(later(feed, 'a/1'), 0)).toBe('a/2');
    expect(leftInFeed(later(feed, 'a/1')).length).toBe(3);
    expect(leftInFeed(inFront(feed, 'a/3'))).toEqual(['a/3', 'a/1', 'a/2']);
    expect(leftInFeed(inFront(without(feed, 'a/1'), 'a/1', 5000))).toEqual(NAMES);
  });
});

test('a list ends a missed card too, a schedule brings it back', () => {
  expect(leftInFeed(afterAnswer(LIST, 'a/1', MISSED))).toEqual(['a/2', 'a/3']);
  expect([...leftInFeed(afterAnswer(SCHEDULE, 'a/1', MISSED))].sort()).toEqual(NAMES);
});

describe('the progress of the day', () => {
  test('is in minutes, of answers and of reading; a pause counts as the longest answer', () => {
    expect(dayProgress(SCHEDULE)).toEqual({ spent: 0, budget: 10 });
    expect(dayProgress(afterAnswer(SCHEDULE, 'a/1', RIGHT))).toEqual({ spent: 0.5, budget: 10 });
    expect(dayProgress(afterReading(SCHEDULE, 60_000))).toEqual({ spent: 1, budget: 10 });
    expect(dayProgress(afterReading(SCHEDULE, LONGEST_ANSWER + 1))).toEqual({ spent: 15, budget: 10 });
  });

  test('is none of a list, nor without a budget', () => {
    expect(dayProgress(LIST)).toBeNull();
    expect(dayProgress({ type: 'schedule', queue })).toBeNull();
    expect(afterReading(LIST, 60_000)).toBe(LIST);
  });
});

test('a feed of before has its cards, and the time that is spent by now', () => {
  const now = afterAnswer(SCHEDULE, 'a/1', RIGHT);
  const back = restored(SCHEDULE, now);
  expect([leftInFeed(back), dayProgress(back)]).toEqual([NAMES, { spent: 0.5, budget: 10 }]);
  expect(restored(LIST, without(LIST, 'a/1'))).toEqual(LIST);
});

test('a card in front takes as long as it waits with, or as long as is said', () => {
  const secondsOf = (feed: CardFeed) => (feed.type === 'schedule' ? feed.queue.chain[0]?.seconds : null);
  expect(secondsOf(inFront(SCHEDULE, 'a/3', 5000))).toBe(20);
  expect(secondsOf(inFront(SCHEDULE, 'a/9', 5000))).toBe(5);
  expect(secondsOf(inFront(SCHEDULE, 'a/9'))).toBe(0);
});
