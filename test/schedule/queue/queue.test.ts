import { describe, expect, test } from 'vitest';
import {
  applyKnown,
  applyManualChange,
  type CardState,
  emptyState,
} from '../../../src/schedule/card-state.ts';
import { buildQueue, type QueueOptions, repetitionQueue } from '../../../src/schedule/queue/build-queue.ts';
import type { QueueEntry } from '../../../src/schedule/queue/candidates.ts';
import {
  answered,
  asOfNow,
  cardsLeft,
  dropped,
  next,
  putBack,
  putOff,
  type Queue,
  spent,
  type TimedBlock,
  timedIn,
} from '../../../src/schedule/queue/queue.ts';
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
    const ages = [40, 9, 300, 20, 100, 10, 60];
    const byAge = Object.fromEntries(ages.map((age) => [`a/${age}`, reviewed([[TODAY - age, 4]])]));
    expect(
      played(
        build(
          Object.keys(byAge).map((id) => card(id)),
          byAge,
        ),
      ),
    ).toEqual([9, 10, 20, 40, 60, 100, 300].map((age) => `a/${age}`));
  });

  test('a card that the learner said to know today is no review of today', () => {
    const seeds = Array.from({ length: 20 }, (_, i) => `seed ${i}`);
    const known = seeds.map((seed) => applyKnown(emptyState(), TODAY, scheduler, seed));
    const today = known.find(({ lastDay }) => lastDay === TODAY);
    if (!today) throw new Error('none is known from today on');
    expect(
      played(
        build([card('a/due'), card('a/known')], { 'a/due': due, 'a/known': today }, { reviewsPerDay: 1 }),
      ),
    ).toEqual(['a/due']);
  });

  test('no more of the course is read than the day takes', () => {
    let read = 0;
    function* course() {
      for (const entry of cards('a', 100)) {
        read++;
        yield entry;
      }
    }
    expect(played(build(cards('a', 100), {}, { unseen: course(), newPerDay: 3 }))).toEqual([
      'a/0',
      'a/1',
      'a/2',
    ]);
    expect(read).toBe(4);
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
    const ids = (blocks: readonly TimedBlock[]) =>
      blocks.flatMap(({ cards }) => cards.map((c) => c.identity));
    expect([ids(queue.reviews), ids(queue.unseen), ids(queue.spare)]).toEqual([
      ['b/due', 'a/due'],
      ['n/new'],
      ['c/due'],
    ]);
  });

  test('a card of no known worth is not asked', () => {
    const worth = { pointsPerSecond: () => -1, price: -2 };
    expect(played(build([card('a/due')], { 'a/due': due }, { worth }))).toEqual([]);
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

  test('counts whole against the limit: nothing new comes after it', () => {
    expect(played(build([...chain, card('b/1')], {}, { newPerDay: 3 }))).toEqual(['a/1', 'a/2', 'a/3']);
    expect(played(build([...chain, card('b/1')], {}, { newPerDay: 4 }))).toEqual([
      'a/1',
      'a/2',
      'a/3',
      'b/1',
    ]);
  });

  test('of another day that the limit leaves out does not hold up one of today', () => {
    const other = [1, 2].map((order) => card(`b/${order}`, { group: 'g', order }));
    const states = { 'a/1': reviewed([[TODAY - 1, 4]]), 'b/1': reviewed([[TODAY, 4]]) };
    expect(played(build([...chain, ...other], states, { newPerDay: 1 }))).toEqual(['b/2']);
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

describe('the time of a day', () => {
  const budget = { seconds: 600, spent: 100 };
  const cost = { seconds: () => 30, firstDay: () => 60 };

  test('was spent on reviews as far as reviews were answered, and no more than was spent', () => {
    const old = reviewed([
      [TODAY - 9, 4],
      [TODAY, 3],
    ]);
    const states = (count: number) => Object.fromEntries(cards('a', count).map((c) => [c.identity, old]));
    const onReviews = (count: number) => build(cards('a', 9), states(count), { budget, cost }).budget;
    expect(onReviews(2)).toEqual({ seconds: 600, spent: 100, onReviews: 60 });
    expect(onReviews(9)).toEqual({ seconds: 600, spent: 100, onReviews: 100 });
  });

  test('is expected to go to one answer of a review, and to the first day of a new card', () => {
    const queue = build([card('a/due'), card('b/new')], { 'a/due': due }, { cost });
    expect(queue.reviews).toEqual([{ cards: [{ identity: 'a/due', seconds: 30 }], today: 30 }]);
    expect(queue.unseen).toEqual([{ cards: [{ identity: 'b/new', seconds: 30 }], today: 60 }]);
  });

  test('of a card that was missed twice today is that of one that is repeated', () => {
    const missed = (times: number) => reviewed(Array.from({ length: times }, () => [TODAY, 1] as const));
    const { steps } = build([card('a/1'), card('a/2')], { 'a/1': missed(1), 'a/2': missed(2) });
    expect(steps).toEqual([
      { identity: 'a/1', seconds: 30, afterAnswers: 0, dueAt: 0, isRepeated: false },
      { identity: 'a/2', seconds: 30, afterAnswers: 0, dueAt: 0, isRepeated: true },
    ]);
  });
});

test('a repetition asks its cards, and nothing else, as long as it takes', () => {
  const queue = repetitionQueue(['a/1', 'a/2'], { seconds: () => 30, firstDay: () => 60 });
  expect(queue).toEqual({
    chain: [],
    reviews: [],
    unseen: [],
    spare: [],
    steps: ['a/1', 'a/2'].map((identity) => ({
      identity,
      seconds: 30,
      afterAnswers: 0,
      dueAt: 0,
      isRepeated: false,
    })),
    budget: { seconds: Number.POSITIVE_INFINITY, spent: 0, onReviews: 0 },
    answers: 0,
  });
});

function block(identities: readonly [string, ...string[]], today = 30): TimedBlock {
  const [first, ...rest] = identities;
  const timed = (identity: string) => ({ identity, seconds: today });
  return { cards: [timed(first), ...rest.map(timed)], today };
}

function step(identity: string, changes: Partial<Queue['steps'][number]> = {}): Queue['steps'][number] {
  return { identity, seconds: 30, afterAnswers: 0, dueAt: 0, isRepeated: false, ...changes };
}

/** Of a day of 600 seconds, of which 100 are spent. */
function queueOf(changes: Partial<Queue>): Queue {
  const budget = { seconds: 600, spent: 100, onReviews: 0 };
  return { chain: [], reviews: [], unseen: [], spare: [], steps: [], budget, answers: 3, ...changes };
}

const FULL = queueOf({
  chain: [{ identity: 'c/1', seconds: 30 }],
  steps: [step('m/1')],
  reviews: [block(['r/1'])],
  unseen: [block(['n/1', 'n/2', 'n/3'])],
  spare: [block(['s/1'])],
});

describe('the next card', () => {
  test('is of the chain, the steps, the reviews, the new ones, the spare ones', () => {
    const from: unknown[] = [];
    for (let rest = FULL, n = next(rest, NOON); n !== null; n = next(rest, NOON)) {
      from.push([n.identity, n.from]);
      rest = dropped(rest, n.identity);
    }
    expect(from).toEqual([
      ['c/1', 'chain'],
      ['m/1', 'steps'],
      ['r/1', 'reviews'],
      ['n/1', 'unseen'],
      ['n/2', 'chain'],
      ['n/3', 'chain'],
      ['s/1', 'spare'],
    ]);
  });

  test('that was missed comes after so many answers, and from its moment on', () => {
    const reviews = [block(['r/1'])];
    const asked = (changes: Partial<Queue['steps'][number]>) =>
      next(queueOf({ reviews, steps: [step('m/1', changes)] }), NOON)?.identity;
    expect(asked({ afterAnswers: 3 })).toBe('m/1');
    expect(asked({ afterAnswers: 4 })).toBe('r/1');
    expect(asked({ dueAt: NOON })).toBe('m/1');
    expect(asked({ dueAt: NOON + 1 })).toBe('r/1');
  });

  test('where all wait is the one whose moment comes first, and of those without one the one after the fewest answers', () => {
    const asked = (...steps: Queue['steps']) => next(queueOf({ steps }), NOON)?.identity;
    const [late, soon] = [step('late', { dueAt: NOON + 9 }), step('soon', { dueAt: NOON + 5 })];
    expect(asked(late, soon)).toBe('soon');
    expect(asked(soon, late)).toBe('soon');
    const [many, few] = [step('many', { afterAnswers: 9 }), step('few', { afterAnswers: 5 })];
    expect(asked(many, few)).toBe('few');
    expect(asked(few, many)).toBe('few');
    expect(asked(late, many)).toBe('many');
    expect(asked(many, late)).toBe('many');
  });

  test('is not one that does not fit the day, but for the very first', () => {
    const long = { unseen: [block(['n/1'], 900)] };
    const untouched = { seconds: 600, spent: 0, onReviews: 0 };
    expect(next(queueOf({ ...long, budget: untouched, answers: 0 }), NOON)?.identity).toBe('n/1');
    expect(next(queueOf({ ...long, budget: untouched, answers: 1 }), NOON)).toBeNull();
    expect(next(queueOf({ ...long, answers: 0 }), NOON)).toBeNull();
    const missed = { steps: [step('m/1', { seconds: 900 })] };
    expect(next(queueOf({ ...missed, budget: untouched, answers: 0 }), NOON)?.identity).toBe('m/1');
    expect(next(queueOf(missed), NOON)).toBeNull();
  });

  test.each([
    ['reviews', 500, 'r/1'],
    ['reviews', 501, null],
    ['unseen', 500, 'r/1'],
    ['unseen', 501, null],
    ['spare', 500, 'r/1'],
    ['spare', 501, null],
  ] as const)('of the %s, with 500 seconds left, may take %i: %s', (from, today, identity) => {
    expect(next(queueOf({ [from]: [block(['r/1'], today)] }), NOON)?.identity ?? null).toBe(identity);
  });

  test('leaves room for what was missed', () => {
    const steps = [step('m/1', { seconds: 100, afterAnswers: 9 })];
    const asked = (today: number) =>
      next(queueOf({ steps, unseen: [block(['n/1'], today)] }), NOON)?.identity;
    expect(asked(400)).toBe('n/1');
    expect(asked(401)).toBe('m/1');
  });

  test('is a review for eight tenths of the day while a new card fits', () => {
    const asked = (onReviews: number, unseen: Queue['unseen']) =>
      next(
        queueOf({ reviews: [block(['r/1'], 30)], unseen, budget: { seconds: 600, spent: 100, onReviews } }),
        NOON,
      )?.identity;
    expect(asked(450, [block(['n/1'])])).toBe('r/1');
    expect(asked(451, [block(['n/1'])])).toBe('n/1');
    expect(asked(451, [block(['n/1'], 501)])).toBe('r/1');
  });

  test('is a new one that fits among the first twelve, not after them', () => {
    const long = (count: number) => Array.from({ length: count }, (_, i) => block([`long/${i}`], 900));
    expect(next(queueOf({ unseen: [...long(11), block(['n/1'])] }), NOON)?.identity).toBe('n/1');
    expect(next(queueOf({ unseen: [...long(12), block(['n/1'])] }), NOON)).toBeNull();
  });
});

describe('an answer', () => {
  const right = answer(3, 20);
  const missed = answer(1, 20);

  test.each([
    ['r/1', 120, 20],
    ['s/1', 120, 20],
    ['n/1', 120, 0],
    ['m/1', 120, 0],
    ['c/1', 120, 0],
  ])('to %s spends the time that it took, on reviews if it is one', (identity, spentBy, onReviews) => {
    const after = answered(FULL, identity, right);
    expect(after.budget).toEqual({ seconds: 600, spent: spentBy, onReviews });
    expect(after.answers).toBe(4);
    expect(cardsLeft(after)).not.toContain(identity);
    expect(cardsLeft(after)).toHaveLength(cardsLeft(FULL).length - 1);
  });

  test.each(['c/1', 'm/1', 'r/1', 'n/1', 'n/3', 's/1'])(
    'that misses %s has it wait for five others',
    (identity) => {
      expect(answered(FULL, identity, missed).steps.at(-1)).toEqual({
        identity,
        seconds: 30,
        afterAnswers: 9,
        dueAt: 0,
        isRepeated: false,
      });
    },
  );

  test('that misses a card again has it wait for ten minutes', () => {
    const again = { ...missed, state: { ...missed.state, step: 1 } };
    expect(answered(FULL, 'm/1', again).steps).toEqual([
      { identity: 'm/1', seconds: 30, afterAnswers: 0, dueAt: NOON + 600_000, isRepeated: true },
    ]);
  });

  test('to a card that the queue does not hold only takes time', () => {
    const after = answered(FULL, 'other/1', missed);
    expect(after).toEqual({ ...FULL, answers: 4, budget: { seconds: 600, spent: 120, onReviews: 0 } });
  });
});

describe('a card that is taken out', () => {
  test('of the middle of a chain leaves the others of it', () => {
    expect(dropped(FULL, 'n/2').unseen).toEqual([{ ...FULL.unseen[0], cards: block(['n/1', 'n/3']).cards }]);
    expect(dropped(FULL, 'n/2').chain).toEqual(FULL.chain);
  });

  test('from the front of a chain has the others come next', () => {
    const rest = dropped(queueOf({ unseen: [block(['n/1', 'n/2']), block(['n/3'])] }), 'n/1');
    expect(rest.chain.map(({ identity }) => identity)).toEqual(['n/2']);
    expect(rest.unseen).toEqual([block(['n/3'])]);
  });

  test('is taken from wherever it waits, and no other is', () => {
    for (const identity of cardsLeft(FULL)) {
      const left = cardsLeft(dropped(FULL, identity));
      expect([...left].sort()).toEqual(
        cardsLeft(FULL)
          .filter((other) => other !== identity)
          .sort(),
      );
    }
    expect(dropped(FULL, 'other/1')).toEqual(FULL);
  });

  test('can be found in the queue as long as it waits there', () => {
    for (const identity of cardsLeft(FULL)) {
      expect(timedIn(FULL, identity)).toMatchObject({ identity, seconds: 30 });
      expect(timedIn(dropped(FULL, identity), identity)).toBeUndefined();
    }
  });
});

test('cards that are left are each named once', () => {
  expect(cardsLeft(FULL)).toEqual(['c/1', 'm/1', 'r/1', 'n/1', 'n/2', 'n/3', 's/1']);
  expect(cardsLeft(queueOf({ steps: [step('r/1')], reviews: [block(['r/1'])] }))).toEqual(['r/1']);
  expect(cardsLeft(queueOf({}))).toEqual([]);
});

describe('a card that is put off', () => {
  test('comes when nothing else is left, after those that were put off before', () => {
    const twice = putOff(putOff({ ...FULL, chain: [] }, 'r/1'), 's/1');
    expect(played(twice)).toEqual(['m/1', 'n/1', 'n/2', 'n/3', 'r/1', 's/1']);
    expect(twice.steps.slice(1).map(({ seconds, isRepeated }) => [seconds, isRepeated])).toEqual([
      [30, false],
      [30, false],
    ]);
  });

  test('that the queue does not hold changes nothing', () => {
    expect(putOff(FULL, 'other/1')).toBe(FULL);
  });
});

test('time that no answer took is spent all the same', () => {
  expect(spent(FULL, 50)).toEqual({ ...FULL, budget: { seconds: 600, spent: 150, onReviews: 0 } });
});

test('an earlier queue keeps the time and the answers of now', () => {
  const now = answered(FULL, 'r/1', answer(3, 20));
  expect(asOfNow(FULL, now)).toEqual({
    ...FULL,
    answers: 4,
    budget: { seconds: 600, spent: 120, onReviews: 20 },
  });
});
