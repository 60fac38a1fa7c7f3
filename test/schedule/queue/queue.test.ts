import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyManualChange, type CardState, emptyState } from '../../../src/schedule/card-state.ts';
import { buildQueue, type QueueOptions } from '../../../src/schedule/queue/build-queue.ts';
import type { QueueEntry, QueueUnit } from '../../../src/schedule/queue/candidates.ts';
import { answered, dropped, next, putBack, type Queue } from '../../../src/schedule/queue/queue.ts';
import { DAY, MINUTE, reviewed, schedulerWith } from '../../support/scheduling.ts';

/** How many cards are still to be asked, steps that have not ended included. */
function remaining(queue: Queue): {
  readonly unseen: number;
  readonly reviews: number;
  readonly steps: number;
} {
  const count = (type: QueueUnit['type']) =>
    queue.units.filter((u) => u.type === type).reduce((sum, u) => sum + u.cards.length, 0);
  return { unseen: count('new') + queue.chain.length, reviews: count('review'), steps: queue.steps.length };
}

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
    seed: 'a seed',
    ...more,
  });
}

/** What is asked, one after the other, when everything is answered Easy. */
function played(queue: Queue): string[] {
  const asked: string[] = [];
  for (let rest = queue, n = next(rest, NOON); n.type === 'card'; n = next(rest, NOON)) {
    asked.push(n.identity);
    rest = answered(rest, n.identity, reviewed([[TODAY, 4]]), scheduler);
  }
  return asked;
}

const topicOf = (identity: string) => identity.split('/')[0];

describe('what is asked', () => {
  test('nothing of nothing', () => {
    expect(next(build([]), NOON)).toEqual({ type: 'done', dueAt: null });
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
    expect(remaining(queue)).toEqual({ unseen: 5, reviews: 7, steps: 0 });
    const done = {
      'x/new': reviewed([[TODAY, 4]]),
      'x/old': reviewed([
        [TODAY - 9, 4],
        [TODAY, 3],
      ]),
    };
    const later = build(entries, { ...states, ...done }, { newPerDay: 5, reviewsPerDay: 7 });
    expect(remaining(later)).toEqual({ unseen: 4, reviews: 6, steps: 0 });
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

  test('new cards come in the order of their deck, from three topics in turn', () => {
    const entries = [...cards('a', 2), ...cards('b', 4), ...cards('c', 4), ...cards('d', 4)];
    expect(played(build(entries))).toEqual([
      ...['a/0', 'b/0', 'c/0', 'a/1', 'b/1', 'c/1'],
      ...['d/0', 'b/2', 'c/2', 'd/1'],
    ]);
  });

  test('topics are mixed', () => {
    const entries = [...cards('a', 6), ...cards('b', 6), ...cards('c', 6)];
    const states = Object.fromEntries(entries.map((c) => [c.identity, due]));
    const topics = played(build(entries, states)).slice(0, 12).map(topicOf);
    expect(topics.filter((topic, i) => topic === topics[i + 1])).toEqual([]);
  });

  test('by worth: the most valuable first, new among reviews, what is worth nothing not at all', () => {
    const worth: Record<string, number> = { 'a/new': 3, 'b/due': 2, 'c/new': 1, 'd/due': 0 };
    const queue = build(
      Object.keys(worth).map((c) => card(c)),
      { 'b/due': due, 'd/due': due },
      {
        exam: { worth: (identity) => worth[identity] ?? 0, seconds: () => 30, budget: 600 },
      },
    );
    expect(played(queue)).toEqual(['a/new', 'b/due', 'c/new']);
  });
});

describe('siblings', () => {
  const siblings = [card('a/1', { group: 'g' }), card('a/2', { group: 'g' }), card('b/1', { group: 'g' })];

  test('never meet on one day', () => {
    expect(played(build(siblings))).toEqual(['a/1', 'b/1']);
    expect(played(build(siblings, { 'a/2': due }))).toEqual(['a/2', 'b/1']);
  });

  test('one that was seen today leaves the others for tomorrow, its own steps excepted', () => {
    expect(played(build(siblings, { 'a/1': reviewed([[TODAY, 4]]) }))).toEqual(['b/1']);
    expect(played(build(siblings, { 'a/1': reviewed([[TODAY, 1]]) }))).toEqual(['b/1', 'a/1']);
  });
});

describe('a chain', () => {
  const chain = [3, 1, 2].map((order) => card(`a/${order}`, { group: 'g', order }));

  test('is played whole and in order, past the limit', () => {
    expect(played(build(chain, {}, { newPerDay: 1 }))).toEqual(['a/1', 'a/2', 'a/3']);
    expect(played(build(chain, {}, { newPerDay: 0 }))).toEqual([]);
  });

  test('is not interrupted by a step that ends', () => {
    const first = build([...chain, card('b/1')], { 'b/1': reviewed([[TODAY, 1]]) }, { newPerDay: 2 });
    const begun = dropped({ ...first, steps: [] }, 'a/1');
    const withStep = { ...begun, steps: [{ identity: 'b/1', dueAt: 0 }] };
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

describe('within the session', () => {
  const queue = build(cards('a', 2));
  const again = { ...reviewed([[TODAY, 1]]), lastAt: NOON };

  test('a step comes when it ends, early when nothing else is left, and not more than 20 minutes early', () => {
    const first = answered(queue, 'a/0', again, scheduler);
    expect(next(first, NOON)).toEqual({ type: 'card', identity: 'a/1' });
    expect(next(first, NOON + MINUTE)).toEqual({ type: 'card', identity: 'a/0' });
    const rest = dropped(first, 'a/1');
    expect(next(rest, NOON)).toEqual({ type: 'card', identity: 'a/0' });
    expect(next(rest, NOON - 30 * MINUTE)).toEqual({ type: 'done', dueAt: NOON + MINUTE });
  });

  test('a leech does not come again', () => {
    const leech: CardState = { ...again, suspended: 'leech' };
    expect(played(answered(queue, 'a/0', leech, scheduler))).toEqual(['a/1']);
  });

  test('a step of an earlier day is due, whatever the clock said then', () => {
    const future = { ...reviewed([[TODAY - 1, 1]]), lastAt: NOON + 900 * DAY };
    expect(next(build(cards('a', 1), { 'a/0': future }), NOON)).toEqual({ type: 'card', identity: 'a/0' });
  });

  test('an answer taken back puts the card in front again', () => {
    const after = answered(queue, 'a/0', again, scheduler);
    const back = putBack(after, card('a/0'), emptyState());
    expect(next(back, NOON + MINUTE)).toEqual({ type: 'card', identity: 'a/0' });
    expect(remaining(back)).toEqual({ unseen: 2, reviews: 0, steps: 0 });
  });

  test('whatever is answered, every card is asked and the session ends', () => {
    const ratings = fc.array(fc.constantFrom(1, 2, 3, 4), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(
        ratings,
        fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.boolean()), { maxLength: 12 }),
        (rated, shape) => {
          const entries = shape.map(([topic, chained], i) =>
            card(`${topic}/${i}`, chained ? { group: 'g', order: i + 1 } : {}),
          );
          const states = new Map<string, CardState>();
          let rest = build(entries, {}, { newPerDay: 12 });
          let now = NOON;
          for (const rating of [...rated, ...Array(60).fill(4)]) {
            const asked = next(rest, now);
            if (asked.type === 'done') break;
            now += MINUTE;
            const before = states.get(asked.identity) ?? emptyState();
            const state = { ...reviewed([[TODAY, rating as 1]], scheduler, before), lastAt: now };
            states.set(asked.identity, state);
            rest = answered(rest, asked.identity, state, scheduler);
          }
          expect([...states.keys()].sort()).toEqual(entries.map((e) => e.identity).sort());
          expect(next(rest, now)).toEqual({ type: 'done', dueAt: null });
        },
      ),
      { numRuns: 60 },
    );
  });
});
