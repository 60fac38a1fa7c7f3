import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CardState, emptyState } from '../../../src/schedule/card-state.ts';
import { dueDay } from '../../../src/schedule/due.ts';
import { candidates, type QueueEntry } from '../../../src/schedule/queue/candidates.ts';
import { chainOf, siblingsOf } from '../../../src/schedule/queue/chain.ts';
import { runs } from '../../support/mutation-test.ts';
import { schedulerWith } from '../../support/scheduling.ts';

const TODAY = 200;
const scheduler = schedulerWith({ fuzz: true });

const day = fc.integer({ min: TODAY - 8, max: TODAY });
const asked = fc.record({
  phase: fc.constantFrom('learning', 'review', 'relearning'),
  memory: fc.record({ stability: fc.double({ min: 0.5, max: 12, noNaN: true }), difficulty: fc.constant(5) }),
  firstDay: day,
  lastDay: day,
  lastAt: fc.nat(20),
  reviews: fc.nat(2),
  fuzzSeed: fc.nat(),
});
const aside = fc.record({
  suspended: fc.constantFrom(null, null, null, 'learner', 'leech'),
  buriedOn: fc.constantFrom(null, null, TODAY - 1, TODAY),
});
const state = fc
  .tuple(fc.option(asked), aside)
  .map(([known, rest]) => ({ ...emptyState(), ...known, ...rest }) as CardState);
const group = fc.constantFrom({}, { group: 'g' }, { group: 'c', order: 1 }, { group: 'd', order: 2 });
const deck = fc
  .array(fc.tuple(fc.constantFrom('a', 'b'), group, fc.option(state)), { maxLength: 12 })
  .map((cards) =>
    cards.map(([topic, more, known], i) => ({
      entry: { identity: `${topic}/${i}`, topic, ...more } as QueueEntry,
      known: known ?? undefined,
    })),
  );

test('each list is what its definition says, card by card', () => {
  fc.assert(
    fc.property(deck, fc.boolean(), (cards, early) => {
      const entries = cards.map(({ entry }) => entry);
      const states = new Map(cards.flatMap(({ entry, known }) => (known ? [[entry.identity, known]] : [])));
      const found = candidates({ entries, states, day: TODAY, scheduler }, early);
      const isOpen = (known: CardState): boolean => !known.suspended && known.buriedOn !== TODAY;
      const seen = cards
        .filter(({ known }) => known?.lastDay === TODAY)
        .map(({ entry }) => siblingsOf(entry));
      const isApart = (entry: QueueEntry): boolean =>
        siblingsOf(entry) === null || !seen.includes(siblingsOf(entry));
      const studied = cards.map(({ known }) => (known && known.reviews > 0 ? (known.lastDay ?? 0) : 0));
      const lastStudied = Math.max(0, ...studied);
      const isMissed = (known: CardState): boolean =>
        isOpen(known) && known.phase.endsWith('learning') && (known.lastDay ?? 0) >= lastStudied;
      const isReview = (known: CardState): boolean =>
        isOpen(known) &&
        known.phase !== 'new' &&
        known.lastDay !== TODAY &&
        (early || known.phase !== 'review' || (dueDay(known, scheduler) ?? TODAY + 1) <= TODAY);
      const of = (wanted: (known: CardState | undefined, entry: QueueEntry) => boolean): string[] =>
        cards.flatMap(({ entry, known }) => (wanted(known, entry) ? [entry.identity] : []));

      expect([...found.missed].sort()).toEqual(of((known) => known !== undefined && isMissed(known)).sort());
      expect(found.reviews.map((block) => block.cards[0])).toEqual(
        of((known, entry) => known !== undefined && !isMissed(known) && isReview(known) && isApart(entry)),
      );
      const unseen = [...found.unseen];
      expect(unseen.flatMap((block) => block.cards).sort()).toEqual(
        of((known, entry) => (!known || (known.phase === 'new' && isOpen(known))) && isApart(entry)).sort(),
      );
      for (const {
        cards: [first],
        begun,
      } of unseen) {
        const chain = chainOf(entries.find(({ identity }) => identity === first) as QueueEntry);
        const days = cards.flatMap(({ entry, known }) =>
          chain !== null && chainOf(entry) === chain && known?.firstDay ? [known.firstDay] : [],
        );
        expect(begun).toBe(days.includes(TODAY) ? 'today' : days.length > 0 ? 'earlier' : null);
      }
    }),
    runs(500),
  );
});

describe('new cards', () => {
  const cards = (...names: string[]): QueueEntry[] =>
    names.map((name) => {
      const [topic = '', order] = name.split('/');
      return { identity: name, topic, ...(order !== 'x' && { group: 'g', order: Number(order) }) };
    });
  const begunOn = (firstDay: number): CardState =>
    ({ ...emptyState(), phase: 'review', firstDay, lastDay: firstDay, reviews: 1 }) as CardState;
  const found = (entries: QueueEntry[], states: Record<string, CardState>, unseen?: Iterable<QueueEntry>) =>
    candidates(
      {
        entries,
        ...(unseen && { unseen }),
        states: new Map(Object.entries(states)),
        day: TODAY,
        scheduler,
      },
      false,
    );

  test('are blocks: one card, or the rest of a chain in its order, those that were begun first', () => {
    const entries = cards('a/x', 'b/3', 'b/2', 'b/1', 'c/x', 'd/2', 'd/1', 'e/1', 'e/2');
    const { unseen } = found(entries, { 'b/1': begunOn(TODAY), 'd/1': begunOn(TODAY - 1) });
    const block = (topic: string, begun: string | null, ...names: string[]) => ({
      type: 'new',
      topic,
      cards: names,
      siblings: null,
      begun,
    });
    expect([...unseen]).toEqual([
      block('b', 'today', 'b/2', 'b/3'),
      block('d', 'earlier', 'd/2'),
      block('a', null, 'a/x'),
      block('c', null, 'c/x'),
      block('e', null, 'e/1', 'e/2'),
    ]);
  });

  test('of a chain of which one card was begun today and one before is of today', () => {
    for (const days of [
      [TODAY, TODAY - 1],
      [TODAY - 1, TODAY],
    ]) {
      const [first = 0, second = 0] = days;
      const { unseen } = found(cards('b/1', 'b/2', 'b/3'), { 'b/1': begunOn(first), 'b/2': begunOn(second) });
      expect([...unseen].map(({ cards: names, begun }) => [names, begun])).toEqual([[['b/3'], 'today']]);
    }
  });

  test('are made when they are asked for: no more of the course is read than it takes', () => {
    const entries = cards('a/x', 'b/1', 'b/2', 'c/x', 'd/x', 'e/1', 'e/2', 'f/x');
    const readFor = (states: Record<string, CardState>): (readonly [string, number])[] => {
      let read = 0;
      function* course() {
        for (const entry of entries) {
          read++;
          yield entry;
        }
      }
      return Array.from(found(entries, states, course()).unseen, ({ cards: [first] }) => [first, read]);
    };
    expect(readFor({})).toEqual([
      ['a/x', 1],
      ['b/1', 2],
      ['c/x', 4],
      ['d/x', 5],
      ['e/1', 6],
      ['f/x', 8],
    ]);
    // The first of two chains that were begun is found at once; the cards before the second come after it.
    expect(readFor({ 'b/1': begunOn(TODAY), 'e/1': begunOn(TODAY) })).toEqual([
      ['b/2', 3],
      ['e/2', 7],
      ['a/x', 7],
      ['c/x', 7],
      ['d/x', 7],
      ['f/x', 8],
    ]);
  });
});

test('a review is a block of its own, with its siblings', () => {
  const due = { ...emptyState(), phase: 'review', lastDay: TODAY - 50, reviews: 1 } as CardState;
  const memory = { stability: 2, difficulty: 5 };
  const entries = [
    { identity: 'a/1', topic: 'a', group: 'g' },
    { identity: 'a/2', topic: 'a', group: 'g', order: 2 },
  ];
  const states = new Map(entries.map(({ identity }) => [identity, { ...due, memory }]));
  expect(candidates({ entries, states, day: TODAY, scheduler }, false)).toMatchObject({
    missed: [],
    reviews: [
      { type: 'review', topic: 'a', cards: ['a/1'], siblings: 'a/g', begun: null },
      { type: 'review', topic: 'a', cards: ['a/2'], siblings: null, begun: null },
    ],
  });
});

test('missed cards come in the order in which they were missed', () => {
  const missed = (lastAt: number): CardState => ({
    ...emptyState(),
    phase: 'learning',
    lastDay: TODAY,
    lastAt,
    reviews: 1,
  });
  const entries = ['a/1', 'a/2', 'a/3'].map((identity) => ({ identity, topic: 'a' }));
  const states = new Map(entries.map(({ identity }, i) => [identity, missed([20, 30, 10][i] ?? 0)]));
  expect(candidates({ entries, states, day: TODAY, scheduler }, false).missed).toEqual(['a/3', 'a/1', 'a/2']);
});
