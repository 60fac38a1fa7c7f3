import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CardState, emptyState } from '../../../src/schedule/card-state.ts';
import { dueDay } from '../../../src/schedule/due.ts';
import { candidates, type QueueEntry } from '../../../src/schedule/queue/candidates.ts';
import { chainOf, siblingsOf } from '../../../src/schedule/queue/chain.ts';
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
    { numRuns: 500 },
  );
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
