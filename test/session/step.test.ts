import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/deck/card.ts';
import type { Verdict } from '../../src/grade/verdict.ts';
import { type CardState, emptyState } from '../../src/schedule/card-state.ts';
import type { Input, SessionEvent } from '../../src/session/event.ts';
import { startQuiz } from '../../src/session/quiz.ts';
import type { Session, Transition } from '../../src/session/session.ts';
import { step } from '../../src/session/step.ts';
import { startStudy } from '../../src/session/study.ts';
import { entryOf, part, recallCard, textCard } from '../support/cards.ts';
import { MINUTE, schedulerWith } from '../support/scheduling.ts';

const PORT = textCard('etcd/port', '2379', { hints: [part('one'), part('two')] });
const PEER = textCard('etcd/peer', '2380');
const PAUSE = recallCard('pods/pause');
const INTERVALS = { 1: 0, 2: 1, 3: 2, 4: 8 };
const GIVEN = { type: 'text', text: '2379' } as const;
const SEEN: CardState = { ...emptyState(), phase: 'review' };

const verdict = (changes: Partial<Verdict> = {}): Verdict => ({
  ...{ outcome: 'correct', score: 1, differences: [], rating: 3 },
  ...changes,
});
const UNSURE = verdict({ outcome: 'unsure', score: 0.9, rating: null });

const input = (given: Input, ms = 0): SessionEvent => ({ type: 'input', input: given, ms, now: 0 });
const action = (name: Extract<Input, { type: 'action' }>['action']): SessionEvent =>
  input({ type: 'action', action: name });
const loaded = (card: Card): SessionEvent => ({ type: 'loaded', card, intervals: INTERVALS, now: 0 });
const graded = (found: Verdict): SessionEvent => ({ type: 'graded', verdict: found, now: 0 });
const saved = (id: string, after: CardState = SEEN): SessionEvent => ({
  ...{ type: 'saved', id, before: emptyState(), after, now: 0 },
});
const ANSWER = input({ type: 'answer', given: GIVEN });
const NEXT = input({ type: 'next' });

function study(cards: readonly Card[], changes = {}): Transition {
  const options = {
    ...{ entries: cards.map(entryOf), states: new Map(), day: 0, scheduler: schedulerWith(), seed: 's' },
    ...{ newPerDay: 9, reviewsPerDay: 9, budget: { seconds: 1800, spent: 0 }, cram: false },
    cost: { seconds: () => 20, firstDay: () => 40 },
  };
  return startStudy({ ...options, ...changes }, 0);
}

/** Cards in the order in which they are given. */
function quiz(cards: readonly Card[]): Transition {
  const start = startQuiz({ entries: cards.map(entryOf), states: new Map(), count: 9, seed: 's' }, 0);
  const identities = cards.map(({ identity }) => identity);
  return { ...start, session: { ...start.session, feed: { type: 'list', identities } } };
}

const play = (start: Transition, ...events: readonly SessionEvent[]): Transition =>
  events.reduce(({ session }, event) => step(session, event), start);
const effectsAfter = (start: Transition, ...events: readonly SessionEvent[]) =>
  play(start, ...events).effects;
const viewsAfter = (start: Transition, ...events: readonly SessionEvent[]) =>
  effectsAfter(start, ...events).flatMap((effect) => (effect.type === 'show' ? [effect.view] : []));

const BEGUN = study([PORT, PEER]);
const ASKING = play(BEGUN, loaded(PORT));
const GRADING = play(ASKING, ANSWER);
const DECIDING = play(GRADING, graded(UNSURE));
const SAVING = play(GRADING, graded(verdict()));
const VERDICT = play(SAVING, saved('e1'));

describe('an event that does not fit the moment changes nothing', () => {
  const edited: SessionEvent = { type: 'edited', card: PORT, now: 0 };
  const introduced: SessionEvent = { type: 'introduced', isShown: true, now: 0 };
  const reveal = input({ type: 'reveal' });

  test.each<[string, Transition, readonly SessionEvent[]]>([
    [
      'before a card is loaded',
      BEGUN,
      [ANSWER, action('skip'), graded(verdict()), saved('e'), edited, introduced],
    ],
    ['while it is asked', ASKING, [graded(verdict()), saved('e')]],
    ['while it is graded', GRADING, [ANSWER, NEXT, reveal, saved('e')]],
    ['while its review is saved', SAVING, [ANSWER, NEXT, reveal, graded(verdict())]],
    ['after its verdict', VERDICT, [graded(verdict()), saved('e')]],
  ])('%s', (_, { session }, events) => {
    for (const event of events) expect(step(session, event)).toEqual({ session, effects: [] });
  });

  test('but an undo of an unknown event asks what is open once more', () => {
    const undone: SessionEvent = {
      type: 'undone',
      id: 'x',
      identity: 'etcd/port',
      state: emptyState(),
      now: 0,
    };
    const { session } = ASKING;
    expect(step(session, undone)).toEqual({ session, effects: [ASKING.effects[1]] });
    expect(step(BEGUN.session, undone)).toEqual({ session: BEGUN.session, effects: [] });
    expect(step(play(VERDICT, NEXT).session, undone).session.done).toHaveLength(1);
  });
});

test('a question is shown with its place, its status and the day’s progress', () => {
  const place = { number: 1, left: 2, minutesLeft: 0.4, day: { spent: 0, budget: 30 } };
  expect(ASKING.effects).toEqual([
    { type: 'show', view: { type: 'question', card: PORT, place, status: 'new' } },
    { type: 'ask', ask: { type: 'answer', card: PORT, order: [], hintsLeft: 2 } },
  ]);
  const second = play(VERDICT, input({ type: 'next' }, MINUTE), loaded(PEER));
  expect(second.effects[0]).toMatchObject({
    view: { place: { number: 2, left: 1, day: { spent: 1, budget: 30 } }, status: 'new' },
  });
});

test('the place in a quiz counts what was passed over, but not what comes later', () => {
  const places = (start: Transition, ...events: SessionEvent[]) =>
    viewsAfter(start, ...events).flatMap((view) => (view.type === 'question' ? [view] : []));
  const [first] = places(quiz([PAUSE, PORT, PEER]), loaded(PAUSE));
  expect(first).toMatchObject({ place: { number: 1, left: 3, day: null }, status: null });
  const passed = play(quiz([PAUSE, PORT, PEER]), loaded(PAUSE), input({ type: 'reveal' }), NEXT);
  expect(passed.session.skipped).toEqual([{ identity: 'pods/pause', topic: 'pods' }]);
  expect(places(passed, loaded(PORT))[0]).toMatchObject({ place: { number: 2, left: 2 } });
  const skipped = play(quiz([PAUSE, PORT, PEER]), loaded(PAUSE), action('skip'));
  expect(places(skipped, loaded(PORT))[0]).toMatchObject({ place: { number: 1, left: 3 } });
});

test('without a budget there is no progress of the day', () => {
  const [view] = viewsAfter(
    study([PORT], { budget: { seconds: Number.POSITIVE_INFINITY, spent: 0 } }),
    loaded(PORT),
  );
  expect(view).toMatchObject({ place: { day: null } });
});

describe('hints', () => {
  const hint = action('hint');

  test('are shown one by one, and then it is said that there is none', () => {
    const hints = [1, 2].map((number) => ({ type: 'hint', card: PORT, number }));
    expect(viewsAfter(ASKING, hint)).toEqual([hints[0]]);
    expect(viewsAfter(ASKING, hint, hint)).toEqual([hints[1]]);
    expect(viewsAfter(ASKING, hint, hint, hint)).toEqual([{ type: 'no-hint', card: PORT }]);
    const { effects, session } = play(ASKING, hint, hint, hint);
    expect(effects[1]).toEqual({ type: 'ask', ask: { type: 'answer', card: PORT, order: [], hintsLeft: 0 } });
    expect(session.turn?.hints).toBe(2);
  });

  test.each([
    [4, 2],
    [3, 2],
    [2, 2],
    [1, 1],
  ] as const)('make a rating of %i one of %i', (rating, expected) => {
    const [save] = effectsAfter(ASKING, hint, ANSWER, graded(verdict({ rating })));
    expect(save).toMatchObject({ review: { rating: expected, hints: 1 } });
  });

  test('come no more after the verdict, where the question is what to do next', () => {
    const { session, effects } = VERDICT;
    expect(step(session, hint)).toEqual({ session, effects: [effects[1]] });
    expect(step(session, action('reveal'))).toEqual({ session, effects: [effects[1]] });
  });
});

test('a verdict is followed by what can be done about it', () => {
  const differences = [{ code: 'text', path: '', message: 'another text' }];
  const wrong = verdict({ outcome: 'wrong', score: 0, rating: 1, differences });
  const shown = { type: 'verdict', card: PORT, verdict: wrong, given: GIVEN, order: [], ms: 1500, rating: 1 };
  const answer = input({ type: 'answer', given: GIVEN }, 1500);
  expect(effectsAfter(ASKING, answer, graded(wrong), saved('e1'))).toEqual([
    { type: 'show', view: shown },
    {
      type: 'ask',
      ask: { type: 'after', card: PORT, rating: 1, outcome: 'wrong', differences: 1, revealed: false },
    },
  ]);
  expect(VERDICT.effects[1]).toMatchObject({ ask: { differences: 0, outcome: 'correct' } });
});

describe('an answer that nobody can decide', () => {
  const ask = { type: 'ask', ask: { type: 'rating', card: PORT, unsure: true, intervals: INTERVALS } };

  test('is rated by the learner', () => {
    const shown = {
      type: 'verdict',
      card: PORT,
      verdict: UNSURE,
      given: GIVEN,
      order: [],
      ms: 0,
      rating: null,
    };
    expect(DECIDING.effects).toEqual([{ type: 'show', view: shown }, ask]);
    expect(effectsAfter(DECIDING, action('hint'))).toEqual([ask]);
    expect(effectsAfter(DECIDING, input({ type: 'reveal' }))).toEqual([ask]);
  });

  test.each<[Input, object]>([
    [{ type: 'was-right' }, { rating: 3, outcome: 'correct', answer: '2379' }],
    [
      { type: 'rate', rating: 2 },
      { rating: 2, outcome: 'correct' },
    ],
    [
      { type: 'rate', rating: 1 },
      { rating: 1, outcome: 'wrong' },
    ],
  ])('%j', (decision, review) => {
    expect(effectsAfter(DECIDING, input(decision))).toMatchObject([{ type: 'save', review }]);
    const { session, effects } = play(DECIDING, input(decision), saved('e1'));
    expect(effects).toEqual([{ type: 'load', identity: 'etcd/peer' }]);
    expect(session.done).toMatchObject([{ score: 'rating' in decision && decision.rating === 1 ? 0 : 1 }]);
  });

  test('is passed over where nobody decides', () => {
    const { session, effects } = play(DECIDING, NEXT);
    expect([session.done, session.skipped, effects]).toEqual([
      [],
      [],
      [{ type: 'load', identity: 'etcd/peer' }],
    ]);
  });
});

test('a recall card is not unsure, and its intervals are unknown where nothing is saved', () => {
  const [, ask] = effectsAfter(
    quiz([PAUSE]),
    { type: 'loaded', card: PAUSE, now: 0 },
    input({ type: 'reveal' }),
  );
  expect(ask).toEqual({ type: 'ask', ask: { type: 'rating', card: PAUSE, unsure: false, intervals: null } });
  const asking = play(quiz([PAUSE]), loaded(PAUSE));
  expect(step(asking.session, NEXT)).toEqual({ session: asking.session, effects: [asking.effects[1]] });
});

describe('after the verdict', () => {
  test.each<[Input, object]>([
    [{ type: 'next' }, [{ type: 'load', identity: 'etcd/peer' }]],
    [{ type: 'rate', rating: 3 }, [{ type: 'load', identity: 'etcd/peer' }]],
    [
      { type: 'rate', rating: 4 },
      [{ type: 'save', review: { rating: 4, outcome: 'correct' }, replaces: 'e1' }],
    ],
    [
      { type: 'rate', rating: 1 },
      [{ type: 'save', review: { rating: 1, outcome: 'correct' }, replaces: 'e1' }],
    ],
    [{ type: 'was-right' }, [{ type: 'save', review: { rating: 3, outcome: 'correct' }, replaces: 'e1' }]],
    [{ type: 'reveal' }, [{ type: 'ask', ask: { type: 'after' } }]],
    [{ type: 'answer', given: GIVEN }, [{ type: 'ask', ask: { type: 'after' } }]],
  ])('%j', (choice, effects) => {
    expect(effectsAfter(VERDICT, input(choice))).toMatchObject(effects as object[]);
  });

  test('reading is time of the day, and none of the answer', () => {
    const { session } = play(VERDICT, input({ type: 'rate', rating: 4 }, 30_000));
    expect(session.turn?.ms).toBe(0);
    expect(session.feed.type === 'schedule' && session.feed.queue.budget.spent).toBe(30);
  });

  test('another rating takes the place of the first one, and of no other answer', () => {
    const second = play(VERDICT, NEXT, loaded(PEER), ANSWER, graded(verdict()), saved('e2'));
    const changed = play(second, input({ type: 'rate', rating: 4 }), saved('e3'));
    expect(changed.session.done.map(({ id, rating }) => [id, rating])).toEqual([
      ['e1', 3],
      ['e3', 4],
    ]);
    expect(changed.session.actions).toMatchObject([
      { type: 'review', id: 'e1' },
      { type: 'review', id: 'e3' },
      { type: 'rating', turn: { phase: 'after' }, before: { rating: 3, outcome: 'correct', score: 1 } },
    ]);
    expect(effectsAfter(changed, loaded(PORT), action('undo'))).toMatchObject([
      { type: 'show', view: { type: 'action-undone', what: 'rating', prompt: 'The prompt of peer' } },
      { type: 'save', review: { rating: 3 }, replaces: 'e3' },
    ]);
    const back = play(changed, loaded(PORT), action('undo'), saved('e4'));
    expect(back.session.done.map(({ id, rating }) => [id, rating])).toEqual([
      ['e1', 3],
      ['e4', 3],
    ]);
    expect(back.session.actions).toEqual([
      { type: 'review', id: 'e1' },
      { type: 'review', id: 'e4' },
    ]);
  });

  test('an undone answer is taken out, and no other', () => {
    const second = play(VERDICT, NEXT, loaded(PEER), ANSWER, graded(verdict()), saved('e2'));
    expect(effectsAfter(second, action('undo'))).toEqual([{ type: 'undo', id: 'e2', identity: 'etcd/peer' }]);
    const undone: SessionEvent = {
      type: 'undone',
      id: 'e2',
      identity: 'etcd/peer',
      state: emptyState(),
      now: 0,
    };
    const { session, effects } = play(second, undone);
    expect(session.done.map(({ id }) => id)).toEqual(['e1']);
    expect(session.actions).toEqual([{ type: 'review', id: 'e1' }]);
    expect(effects).toEqual([
      { type: 'show', view: { type: 'undone', prompt: 'The prompt of peer', rating: 3, outcome: 'correct' } },
      { type: 'load', identity: 'etcd/peer' },
    ]);
  });
});

describe('a leech', () => {
  const leech: CardState = { ...SEEN, suspended: 'leech', lapses: 8 };

  test('is said when it becomes one', () => {
    const [, view] = viewsAfter(SAVING, saved('e1', leech));
    expect(view).toEqual({ type: 'leech', prompt: 'The prompt of port', lapses: 8 });
  });

  test.each([
    ['was one already', saved('e1', leech), leech],
    ['is set aside by the learner', saved('e1', { ...SEEN, suspended: 'learner' }), emptyState()],
  ])('is not said of a card that %s', (_, event, before) => {
    expect(viewsAfter(SAVING, { ...event, before } as SessionEvent).map(({ type }) => type)).toEqual([
      'verdict',
    ]);
  });
});

describe('an edited card', () => {
  const BETTER = { ...PORT, prompt: part('A better prompt'), hints: [] };
  const edited = (problem?: string): SessionEvent => ({
    ...{ type: 'edited', card: BETTER, now: 0 },
    ...(problem !== undefined && { problem }),
  });

  test('is opened in the editor', () => {
    expect(effectsAfter(ASKING, action('edit'))).toEqual([{ type: 'edit', card: PORT }]);
  });

  test('is asked as it now reads, the time spent on it kept', () => {
    const asked = play(ASKING, input({ type: 'action', action: 'hint' }, 700), edited());
    expect(asked.effects).toMatchObject([
      { view: { type: 'question', card: { prompt: { text: 'A better prompt' } } } },
      { ask: { type: 'answer', hintsLeft: 0 } },
    ]);
    expect(asked.session.turn).toMatchObject({ ms: 700, hints: 0, intervals: INTERVALS, phase: 'asking' });
  });

  test('that cannot be used leaves the old one', () => {
    const { session, effects } = play(ASKING, edited('it has no answer'));
    expect(session).toEqual(ASKING.session);
    expect(effects).toEqual([
      { type: 'show', view: { type: 'edit-refused', problem: 'it has no answer' } },
      ASKING.effects[1],
    ]);
  });

  test('after its verdict is not asked again', () => {
    const { session, effects } = play(VERDICT, edited());
    expect(session.turn).toMatchObject({ phase: 'after', card: { prompt: { text: 'A better prompt' } } });
    expect(effects).toMatchObject([{ type: 'ask', ask: { type: 'after', card: BETTER, rating: 3 } }]);
  });
});

describe('the end', () => {
  const ends = ({ effects }: Transition) => effects.some(({ type }) => type === 'end');
  const over = (now: number, changes: object) => {
    const start = study([PORT, PEER], { cram: true, budget: { seconds: 60, spent: 0 }, ...changes });
    return ends(
      play(start, loaded(PORT), { type: 'input', input: { type: 'action', action: 'skip' }, ms: 0, now }),
    );
  };

  test('comes when the minutes of a cram are over, and not without any', () => {
    expect([over(59_999, {}), over(60_000, {})]).toEqual([false, true]);
    expect(over(MINUTE * 999, { budget: { seconds: Number.POSITIVE_INFINITY, spent: 0 } })).toBe(false);
    expect(over(60_000, { cram: false })).toBe(false);
  });

  test('leaves no card open', () => {
    expect(play(VERDICT, action('quit')).session.turn).toBeNull();
  });
});

test('a session introduces units only where it has introductions', () => {
  expect(BEGUN.session).not.toHaveProperty('introductions');
  const introductions = new Map([['etcd/port', 'etcd']]);
  const start = study([PORT], { introductions });
  expect(start.session.introductions).toEqual(introductions);
  expect(effectsAfter(start, loaded(PORT))).toEqual([{ type: 'introduce', unit: 'etcd' }]);
});

test('a skipped card of a quiz that is answered later is not skipped any more, others are', () => {
  const start = quiz([PORT, PEER]);
  const both = play(start, loaded(PORT), action('skip'), loaded(PEER), action('skip'));
  const identities = (session: Session) => session.skipped.map(({ identity }) => identity);
  expect(identities(both.session)).toEqual(['etcd/port', 'etcd/peer']);
  const answered = play(both, loaded(PORT), ANSWER, graded(verdict()), saved('e1'));
  expect(identities(answered.session)).toEqual(['etcd/peer']);
});
