import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effective, takenBack } from '../../src/progress/effective.ts';
import type { ProgressEvent } from '../../src/progress/event.ts';
import { extend, isNamedAs, isNext, replay } from '../../src/progress/replay.ts';
import { emptyState } from '../../src/schedule/card-state.ts';
import { histories, known, manualChange, READING, review, SCHEDULER, undo } from '../support/events.ts';
import { isMutationTest } from '../support/mutation-test.ts';

const CARD = 'rbac/what-grants-a-role';
const stateAfter = (...events: ProgressEvent[]) => replay(events, READING).states.get(CARD);
const numbers = (events: readonly ProgressEvent[]) =>
  effective(events).map((event) => Number.parseInt(event.id, 16));

describe('cards that are known', () => {
  const states = (...events: ProgressEvent[]) => [...replay(events, READING).states];

  test('are reviews to come, all of one event, and one undo takes them back', () => {
    const event = known(1, 'pods/a', 'pods/b');
    expect(states(event).map(([card, { phase, reviews }]) => [card, phase, reviews])).toEqual([
      ['pods/a', 'review', 0],
      ['pods/b', 'review', 0],
    ]);
    expect(states(event, undo(2, 1))).toEqual([]);
    expect(states(event, undo(2, 1), undo(3, 2))).toEqual(states(event));
  });

  test('are no new cards of the day, and their first answer is a review', () => {
    const { days } = replay([known(1, CARD), review(2)], READING);
    expect([...days.values()]).toEqual([{ new: 0, reviews: 1, ms: 4200 }]);
  });

  test('are followed through renames', () => {
    const resolve = (card: string) => (card === 'pods/old' ? 'pods/now' : card);
    expect([...replay([known(1, 'pods/old')], { ...READING, resolve }).states.keys()]).toEqual(['pods/now']);
  });
});

describe('what counts', () => {
  test.each<[string, ProgressEvent[], number[]]>([
    ['an undo takes its event back', [review(1), review(2), undo(3, 2)], [1]],
    ['an undo of an undo is a redo', [review(1), undo(2, 1), undo(3, 2)], [1]],
    ['and can be undone again', [review(1), undo(2, 1), undo(3, 2), undo(4, 3)], []],
    [
      'two undos of one event: one of them taken back leaves the other',
      [review(1), undo(2, 1), undo(3, 1), undo(4, 3)],
      [],
    ],
    ['an undo of what is not there has no effect', [review(1), undo(2, 7)], [1]],
    ['undos in a circle have no effect', [review(1), undo(2, 3), undo(3, 2)], [1]],
    ['an undo of itself has no effect', [review(1), undo(2, 2)], [1]],
    ['an undo with an earlier time than what it takes back', [review(5), undo(3, 5)], []],
    ['an event twice counts once', [review(1), review(1), undo(2, 7), undo(2, 7)], [1]],
    [
      'events are put in order by time, then by id',
      [review(3), review(2, { at: review(3).at }), review(1)],
      [1, 2, 3],
    ],
  ])('%s', (_, events, expected) => {
    expect(numbers(events)).toEqual(expected);
    expect(numbers([...events].reverse())).toEqual(expected);
  });

  test('of two events with one id the line that sorts first counts, whichever is read first', () => {
    const [one, other] = [review(1, { rating: 1 }), review(1, { rating: 4 })];
    expect(effective([one, other])).toEqual([one]);
    expect(effective([other, one])).toEqual([one]);
  });

  test.skipIf(isMutationTest)('a chain of a hundred thousand undos ends', () => {
    const chain: ProgressEvent[] = [review(0)];
    for (let n = 1; n <= 100_000; n++) chain.push(undo(n, n - 1));
    expect(takenBack(chain).size).toBe(50_000);
    expect(numbers(chain)).toEqual([0]);
  });
});

describe('states', () => {
  test('undo of any event equals never having done it', () => {
    fc.assert(
      fc.property(histories(), fc.nat(), (events, pick) => {
        const target = events.at(events.length === 0 ? 0 : pick % events.length);
        if (!target) return;
        const last = Math.max(...events.map((event) => event.at)) + 1;
        const undone = [
          ...events,
          { id: 'f'.repeat(32), at: last, day: target.day, type: 'undo', of: target.id } as const,
        ];
        const without = events.filter((event) => event !== target);
        const [a, b] = [replay(undone, READING), replay(without, READING)];
        expect([a.states, a.days]).toEqual([b.states, b.days]);
      }),
    );
  });

  test('the order in which events are read does not matter', () => {
    fc.assert(
      fc.property(
        histories().chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
        ),
        ([events, shuffled]) => {
          expect(replay(shuffled, READING)).toEqual(replay(events, READING));
        },
      ),
    );
  });

  test('reset cuts what came before', () => {
    expect(stateAfter(review(1), manualChange(2, 'suspend'), manualChange(3, 'reset'))).toEqual(emptyState());
    expect(stateAfter(review(1), manualChange(2, 'reset'), review(3))).toEqual(stateAfter(review(3)));
  });

  test('suspend and resume leave the memory', () => {
    expect(stateAfter(review(1), manualChange(2, 'suspend'))).toMatchObject({
      suspended: 'learner',
      reviews: 1,
    });
    expect(stateAfter(review(1), manualChange(2, 'suspend'), manualChange(3, 'resume'))).toEqual(
      stateAfter(review(1)),
    );
  });

  test('a renamed card keeps its history, before and after the rename', () => {
    const reading = { scheduler: SCHEDULER, resolve: (name: string) => (name === 'rbac/old' ? CARD : name) };
    const memories = replay([review(1, { card: 'rbac/old' }), review(2)], reading);
    expect(memories.states).toEqual(replay([review(1), review(2)], READING).states);
    expect(isNamedAs(memories, reading.resolve)).toBe(true);
    expect(isNamedAs(memories, (name) => name)).toBe(false);
    expect(isNamedAs(memories, (name) => (name === CARD ? 'rbac/newer' : name))).toBe(false);
  });
});

describe('days', () => {
  test('new cards and reviews are counted, repetitions of what was missed are not, and the time of all', () => {
    const day = review(1).day;
    const events = [
      review(1, { card: 'a/1', ms: 10, rating: 1 }),
      review(2, { card: 'a/1', ms: 10, rating: 1 }),
      review(3, { card: 'a/1', ms: 10, rating: 4 }),
      review(4, { card: 'a/1', ms: 10, day: day + 3 }),
      review(5, { card: 'a/2', ms: 10, day: day + 3 }),
    ];
    expect([...replay(events, READING).days]).toEqual([
      [day, { new: 1, reviews: 0, ms: 30 }],
      [day + 3, { new: 1, reviews: 1, ms: 20 }],
    ]);
  });
});

test('what is next is added without the events before it, and gives the same', () => {
  fc.assert(
    fc.property(histories(), fc.nat(), (events, pick) => {
      const cut = events.length === 0 ? 0 : pick % events.length;
      const [before, after] = [events.slice(0, cut), events.slice(cut)];
      const memories = replay(before, READING);
      if (!isNext(memories, after)) return;
      extend(memories, after, READING);
      expect(memories).toEqual(replay(events, READING));
    }),
  );
});

test.each<[string, ProgressEvent]>([
  ['an undo', undo(9, 1)],
  ['an event of an earlier time', review(3)],
  ['an event of the same millisecond with a smaller id', review(4, { at: review(5).at })],
  ['an event that was counted', review(5)],
])('%s is not next', (_, event) => {
  expect(isNext(replay([review(1), review(5)], READING), [event])).toBe(false);
});
