import { describe, expect, test } from 'vitest';
import { applyManualChange, type CardState } from '../../../src/schedule/card-state.ts';
import { buildQueue, type QueueOptions } from '../../../src/schedule/queue/build-queue.ts';
import type { QueueEntry } from '../../../src/schedule/queue/candidates.ts';
import { answered, next, putBack, type Queue } from '../../../src/schedule/queue/queue.ts';
import type { Rating } from '../../../src/schedule/review.ts';
import { DAY, reviewed, schedulerWith } from '../../support/scheduling.ts';

const TODAY = 200;
const NOON = TODAY * DAY + DAY / 2;
const scheduler = schedulerWith();
const due = reviewed([[TODAY - 10, 4]]);
const notDue = reviewed([[TODAY - 2, 4]]);

function card(identity: string, more: Partial<QueueEntry> = {}): QueueEntry {
  return { identity, topic: identity.split('/')[0] ?? '', ...more };
}

function cards(topic: string, count: number): QueueEntry[] {
  return Array.from({ length: count }, (_, i) => card(`${topic}/${i}`));
}

function build(
  entries: QueueEntry[],
  states: Record<string, CardState> = {},
  more: Partial<QueueOptions> = {},
): Queue {
  return buildQueue({
    entries,
    states: new Map(Object.entries(states)),
    day: TODAY,
    scheduler,
    newPerDay: 10,
    reviewsPerDay: 100,
    budget: { seconds: Number.POSITIVE_INFINITY, spent: 0 },
    cost: { seconds: () => 30, firstDay: () => 60 },
    seed: 'a seed',
    ...more,
  });
}

/** What is asked, one after the other, when everything is answered Easy. */
function played(queue: Queue): string[] {
  const asked: string[] = [];
  for (let rest = queue, n = next(rest, NOON); n !== null; n = next(rest, NOON)) {
    asked.push(n.identity);
    rest = answered(rest, n.identity, answer(4));
  }
  return asked;
}

function answer(rating: Rating, seconds = 30, before?: CardState) {
  return { state: reviewed([[TODAY, rating]], scheduler, before), seconds, now: NOON };
}

const topicOf = (identity: string) => identity.split('/')[0];

describe('what is asked', () => {
  test('nothing of nothing', () => {
    expect(next(build([]), NOON)).toBeNull();
  });

  test('what is due, then new cards', () => {
    const asked = played(
      build([card('a/new'), card('a/due'), card('a/later')], { 'a/due': due, 'a/later': notDue }),
    );
    expect(asked).toEqual(['a/due', 'a/new']);
  });

  test.each<[string, CardState]>([
    ['suspended', applyManualChange(due, 'suspend', TODAY)],
    ['buried today', applyManualChange(due, 'bury', TODAY)],
  ])('nothing %s', (_, state) => {
    expect(played(build([card('a/1')], { 'a/1': state }))).toEqual([]);
  });

  test('a card buried yesterday', () => {
    expect(played(build([card('a/1')], { 'a/1': applyManualChange(due, 'bury', TODAY - 1) }))).toEqual([
      'a/1',
    ]);
  });

  test('new cards and reviews within the limits, what was done today counted, of other topics too', () => {
    const entries = [...cards('new', 20), ...cards('old', 20)];
    const states = Object.fromEntries(cards('old', 20).map((c) => [c.identity, due]));
    const queue = build(entries, states, { newPerDay: 5, reviewsPerDay: 7 });
    expect([queue.unseen.length, queue.reviews.length]).toEqual([5, 7]);
    const done = {
      'x/new': reviewed([[TODAY, 4]]),
      'x/old': reviewed([
        [TODAY - 9, 4],
        [TODAY, 3],
      ]),
    };
    const later = build(entries, { ...states, ...done }, { newPerDay: 5, reviewsPerDay: 7 });
    expect([later.unseen.length, later.reviews.length]).toEqual([4, 6]);
  });

  test('when not all that is due can be asked, what is likeliest to be recalled', () => {
    const states = { 'a/1': reviewed([[TODAY - 100, 4]]), 'a/2': reviewed([[TODAY - 9, 4]]) };
    expect(played(build([card('a/1'), card('a/2')], states, { reviewsPerDay: 1 }))).toEqual(['a/2']);
  });
});

describe('order', () => {
  test('the same seed gives the same order, another one another', () => {
    const states = Object.fromEntries(cards('a', 30).map((c) => [c.identity, due]));
    const order = (seed: string) => played(build(cards('a', 30), states, { seed }));
    expect(order('x')).toEqual(order('x'));
    expect(order('x')).not.toEqual(order('y'));
    expect([...order('x')].sort()).toEqual([...order('y')].sort());
  });

  test('topics are mixed', () => {
    const entries = [...cards('a', 6), ...cards('b', 6), ...cards('c', 6)];
    const states = Object.fromEntries(entries.map((c) => [c.identity, due]));
    const topics = played(build(entries, states)).slice(0, 12).map(topicOf);
    expect(topics.filter((topic, i) => topic === topics[i + 1])).toEqual([]);
  });

  test('new cards come in the order in which they are given', () => {
    const entries = [...cards('a', 2), ...cards('b', 2), ...cards('a', 4).slice(2)];
    expect(played(build(entries))).toEqual(['a/0', 'a/1', 'b/0', 'b/1', 'a/2', 'a/3']);
  });

  test('by worth: the most valuable first, less than the price after what is new, what is worth nothing not at all', () => {
    const worth: Record<string, number> = { 'a/due': 2, 'b/due': 3, 'c/due': 1, 'd/due': 0 };
    const queue = build(
      [...Object.keys(worth).map((c) => card(c)), card('n/new')],
      Object.fromEntries(Object.keys(worth).map((c) => [c, notDue])),
      { worth: { pointsPerSecond: (identity) => worth[identity] ?? 0, price: 2 } },
    );
    expect(played(queue)).toEqual(['b/due', 'a/due', 'n/new', 'c/due']);
  });
});

describe('siblings', () => {
  const siblings = [card('a/1', { group: 'g' }), card('a/2', { group: 'g' }), card('b/1', { group: 'g' })];

  test('never meet on one day', () => {
    expect(played(build(siblings))).toEqual(['a/1', 'b/1']);
    expect(played(build(siblings, { 'a/2': due }))).toEqual(['a/2', 'b/1']);
  });

  test('one that was seen today leaves the others for tomorrow, its own repetitions excepted', () => {
    expect(played(build(siblings, { 'a/1': reviewed([[TODAY, 4]]) }))).toEqual(['b/1']);
    expect(played(build(siblings, { 'a/1': reviewed([[TODAY, 1]]) }))).toEqual(['a/1', 'b/1']);
  });
});

describe('a chain', () => {
  const chain = [3, 1, 2].map((order) => card(`a/${order}`, { group: 'g', order }));

  test('is played whole and in order, past the limit', () => {
    expect(played(build(chain, {}, { newPerDay: 1 }))).toEqual(['a/1', 'a/2', 'a/3']);
    expect(played(build(chain, {}, { newPerDay: 0 }))).toEqual([]);
  });

  test('is not interrupted by a card that is to come back', () => {
    const begun = answered(build([...chain, card('b/1')]), 'a/1', answer(4));
    const withStep = {
      ...begun,
      steps: [{ identity: 'b/1', seconds: 30, afterAnswers: 0, dueAt: 0, isRepeated: false }],
      unseen: [],
    };
    expect(played(withStep)).toEqual(['a/2', 'a/3', 'b/1']);
  });

  test('that was left today goes on whatever the limit, one of another day within it', () => {
    const today = { 'a/1': reviewed([[TODAY, 4]]) };
    expect(played(build(chain, today, { newPerDay: 1 }))).toEqual(['a/2', 'a/3']);
    const earlier = { 'a/1': reviewed([[TODAY - 1, 4]]) };
    expect(played(build(chain, earlier, { newPerDay: 0 }))).toEqual([]);
    expect(played(build([card('b/1'), ...chain], earlier, { newPerDay: 1 }))).toEqual(['a/2', 'a/3']);
  });

  test('later stands alone, each card when it is due', () => {
    expect(played(build(chain, { 'a/1': notDue, 'a/2': due, 'a/3': notDue }))).toEqual(['a/2']);
  });
});

test('an answer that is taken back puts its card in front, before the rest of its chain', () => {
  const chain = [1, 2].map((order) => card(`a/${order}`, { group: 'g', order }));
  const after = answered(build([...chain, card('b/1')]), 'a/1', answer(1));
  const back = putBack(after, { identity: 'a/1', seconds: 30 });
  expect(played(back)).toEqual(['a/1', 'a/2', 'b/1']);
});
