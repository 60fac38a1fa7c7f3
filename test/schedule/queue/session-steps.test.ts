import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CardState, emptyState } from '../../../src/schedule/card-state.ts';
import { buildQueue, type QueueOptions } from '../../../src/schedule/queue/build-queue.ts';
import { answered, next, type Queue, spent } from '../../../src/schedule/queue/queue.ts';
import type { Rating } from '../../../src/schedule/review.ts';
import { runs } from '../../support/mutation-test.ts';
import { DAY, MINUTE, reviewed, schedulerWith } from '../../support/scheduling.ts';

const TODAY = 200;
const NOON = TODAY * DAY + DAY / 2;
const scheduler = schedulerWith();
const due = reviewed([[TODAY - 10, 4]]);
const SECONDS = 30;

interface Day {
  readonly fresh: number;
  readonly due?: number;
  readonly minutes?: number;
  readonly spent?: number;
  readonly options?: Partial<QueueOptions>;
}

function day({ fresh, due: reviews = 0, minutes = 1000, spent: before = 0, options = {} }: Day): Queue {
  const entries = [
    ...Array.from({ length: reviews }, (_, i) => ({ identity: `r/${i}`, topic: `r${i % 3}` })),
    ...Array.from({ length: fresh }, (_, i) => ({ identity: `n/${i}`, topic: 'n' })),
  ];
  return buildQueue({
    entries,
    states: new Map(entries.slice(0, reviews).map(({ identity }) => [identity, due])),
    day: TODAY,
    scheduler,
    newPerDay: 1000,
    reviewsPerDay: 1000,
    budget: { seconds: minutes * 60, spent: before },
    cost: { seconds: () => SECONDS, firstDay: () => 2 * SECONDS },
    seed: 'a seed',
    ...options,
  });
}

/** Plays a day; `rate` says how each answer falls, by the card and the number of its answers before. */
function play(
  start: Queue,
  rate: (identity: string, earlier: number) => Rating,
  seconds: (n: number) => number = () => SECONDS,
) {
  const asked: string[] = [];
  const states = new Map<string, CardState>();
  let queue = start;
  let now = NOON;
  for (let n = next(queue, now); n !== null && asked.length < 2000; n = next(queue, now)) {
    const { identity } = n;
    const earlier = asked.filter((other) => other === identity).length;
    const took = seconds(asked.length);
    now += took * 1000;
    const rating = rate(identity, earlier);
    const before = states.get(identity) ?? (identity.startsWith('r') ? due : emptyState());
    const state = reviewed([[TODAY, rating]], scheduler, before);
    states.set(identity, state);
    asked.push(identity);
    queue = answered(queue, identity, { state, seconds: took, now });
  }
  return { asked, states, queue };
}

const allRight = (): Rating => 3;

describe('a missed card', () => {
  test('comes back after five other cards, and then is done', () => {
    const { asked } = play(day({ fresh: 8 }), (identity, earlier) =>
      identity === 'n/0' && earlier === 0 ? 1 : 3,
    );
    expect(asked).toEqual(['n/0', 'n/1', 'n/2', 'n/3', 'n/4', 'n/5', 'n/0', 'n/6', 'n/7']);
  });

  test('that is missed again comes back after ten minutes', () => {
    const { asked } = play(day({ fresh: 60 }), (identity, earlier) =>
      identity === 'n/0' && earlier < 2 ? 1 : 3,
    );
    const places = asked.flatMap((identity, i) => (identity === 'n/0' ? [i] : []));
    expect(places).toEqual([0, 6, 6 + (10 * MINUTE) / (SECONDS * 1000) + 1]);
  });

  test('comes at the end of the session when nothing else is left', () => {
    expect(
      play(day({ fresh: 2 }), (identity, earlier) => (earlier < 2 && identity === 'n/0' ? 1 : 3)).asked,
    ).toEqual(['n/0', 'n/1', 'n/0', 'n/0']);
  });

  test('of an earlier session of the day comes first', () => {
    const states = new Map([['n/3', reviewed([[TODAY, 1]])]]);
    expect(next(day({ fresh: 5, options: { states } }), NOON)).toEqual({ identity: 'n/3', from: 'steps' });
  });

  test('of the last day that was studied comes first too, one of longer ago is a review', () => {
    const states = new Map([
      ['n/1', reviewed([[TODAY - 9, 1]])],
      ['n/3', reviewed([[TODAY - 4, 1]])],
    ]);
    const queue = day({ fresh: 5, options: { states } });
    expect(queue.steps.map((step) => step.identity)).toEqual(['n/3']);
    expect(queue.reviews.flatMap((unit) => unit.cards.map((card) => card.identity))).toEqual(['n/1']);
  });

  test('that became a leech does not come back', () => {
    const queue = day({ fresh: 2 });
    const leech = { ...reviewed([[TODAY, 1]]), suspended: 'leech' } as const;
    expect(answered(queue, 'n/0', { state: leech, seconds: 1, now: NOON }).steps).toEqual([]);
  });
});

describe('the budget', () => {
  test('ten minutes hold ten new cards of a minute with their repetitions', () => {
    const { asked } = play(day({ fresh: 100, minutes: 10 }), (_, earlier) => (earlier === 0 ? 1 : 3));
    expect(new Set(asked).size).toBe(10);
    expect(asked).toHaveLength(20);
  });

  test('reviews get eight tenths while a new card fits the rest, and all of it when there is none', () => {
    const both = play(day({ fresh: 50, due: 50, minutes: 10 }), allRight).asked;
    const kinds = both.map((identity) => identity[0]).join('');
    expect(kinds).toBe(`${'r'.repeat(16)}nnnr`);
    expect(play(day({ fresh: 0, due: 50, minutes: 10 }), allRight).asked).toHaveLength(20);
  });

  test.each([
    { missed: 1, spent: 690, asks: true },
    { missed: 1, spent: 691, asks: false },
    { missed: 2, spent: 600, asks: true },
    { missed: 2, spent: 601, asks: false },
  ])(
    'a card that was missed $missed times, with $spent of 600 seconds spent: asked is $asks',
    ({ missed, spent: before, asks }) => {
      const ratings = Array.from({ length: missed }, () => [TODAY, 1] as const);
      const states = new Map([['n/0', reviewed(ratings)]]);
      const rest = day({ fresh: 1, minutes: 10, spent: before, options: { states } });
      expect(next(rest, NOON)).toEqual(asks ? { identity: 'n/0', from: 'steps' } : null);
    },
  );

  test('what was studied before counts', () => {
    expect(play(day({ fresh: 0, due: 50, minutes: 10, spent: 300 }), allRight).asked).toHaveLength(10);
    expect(play(day({ fresh: 50, due: 50, minutes: 10, spent: 600 }), allRight).asked).toEqual([]);
  });

  test('reading counts', () => {
    expect(play(spent(day({ fresh: 0, due: 50, minutes: 10 }), 300), allRight).asked).toHaveLength(10);
  });

  test('a card that takes longer than the day has is asked as the only one', () => {
    const cost = { seconds: () => 600, firstDay: () => 900 };
    const { asked } = play(day({ fresh: 3, minutes: 1, options: { cost } }), allRight, () => 600);
    expect(asked).toEqual(['n/0']);
  });

  test('new cards that do not fit make room for the next that does', () => {
    const cost = {
      seconds: (id: string) => (id === 'n/1' ? 400 : SECONDS),
      firstDay: (id: string) => (id === 'n/1' ? 800 : 60),
    };
    const { asked } = play(day({ fresh: 4, minutes: 5, options: { cost } }), allRight);
    expect(asked).toEqual(['n/0', 'n/2', 'n/3']);
  });
});

const days = fc.record({ fresh: fc.nat(60), due: fc.nat(60), minutes: fc.integer({ min: 5, max: 90 }) });

test('a day is never more than a fifth over its budget, and what was missed is answered right or open', () => {
  fc.assert(
    fc.property(days, fc.array(fc.constantFrom<Rating>(1, 2, 3, 4), { minLength: 1 }), (shape, ratings) => {
      let n = 0;
      const { asked, states, queue } = play(day(shape), () => ratings[n++ % ratings.length] ?? 3);
      expect(queue.budget.spent).toBe(asked.length * SECONDS);
      expect(queue.budget.spent).toBeLessThanOrEqual(shape.minutes * 60 * 1.2);
      const open = queue.steps.map((step) => step.identity);
      for (const [identity, state] of states)
        expect(state.phase === 'review' || open.includes(identity)).toBe(true);
      expect(new Set(open).size).toBe(open.length);
    }),
    runs(50),
  );
});

test('a day without a limit asks every card, whatever the answers', () => {
  fc.assert(
    fc.property(days, fc.array(fc.boolean(), { minLength: 120, maxLength: 120 }), (shape, missed) => {
      const { asked, queue } = play(day({ ...shape, minutes: 10_000 }), (identity, earlier) =>
        earlier === 0 && missed[Number(identity.slice(2))] ? 1 : 3,
      );
      expect(new Set(asked).size).toBe(shape.fresh + shape.due);
      expect(queue.steps).toEqual([]);
    }),
    runs(50),
  );
});
