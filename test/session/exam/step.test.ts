import { describe, expect, test } from 'vitest';
import type { ExamAttempt } from '../../../src/session/exam/attempt.ts';
import type { ExamAction, ExamEvent, ExamInput } from '../../../src/session/exam/event.ts';
import { type ExamStep, offerExam, takeUpExam } from '../../../src/session/exam/exam.ts';
import { examStep } from '../../../src/session/exam/step.ts';
import { textCard } from '../../support/cards.ts';
import { examAttempt, examTask } from '../../support/exam-attempt.ts';
import { MINUTE } from '../../support/scheduling.ts';

const [FIRST, SECOND] = [textCard('etcd/port', '2379'), textCard('etcd/peer', '2380')];
const GIVEN = { type: 'text', text: 'x' } as const;
const ATTEMPT = examAttempt([examTask('etcd/port'), examTask('etcd/peer', { flagged: true })]);
const VERDICT = { outcome: 'correct', score: 1, differences: [], rating: 3 } as const;

const now = (minutes: number) => ({ wall: minutes * MINUTE, uptime: minutes * MINUTE });
const loaded = (card = FIRST, at = 0): ExamEvent => ({ type: 'loaded', card, now: now(at) });
const input = (given: ExamInput, at = 0): ExamEvent => ({ type: 'input', input: given, now: now(at) });
const action = (name: ExamAction, at = 0): ExamEvent => input({ type: 'action', action: name }, at);
const unavailable: ExamEvent = { type: 'unavailable', reason: 'no such card', now: now(0) };
const graded: ExamEvent = { type: 'graded', verdict: VERDICT, sources: [], now: now(0) };
const ANSWER: ExamInput = { type: 'answer', given: GIVEN };
const GO_ON: ExamInput = { type: 'go-on' };
const ENDED: ExamInput = { type: 'end-of-input' };

const play = (start: ExamStep, ...events: readonly ExamEvent[]): ExamStep =>
  events.reduce(({ exam }, event) => examStep(exam, event), start);
const effects = (start: ExamStep, ...events: readonly ExamEvent[]) => play(start, ...events).effects;
const shown = (start: ExamStep, ...events: readonly ExamEvent[]) =>
  effects(start, ...events).map((effect) =>
    effect.type === 'show'
      ? effect.view.type
      : effect.type === 'ask'
        ? `ask ${effect.ask.type}`
        : effect.type,
  );

const OFFERED = offerExam(ATTEMPT, { asked: 17, repeated: 3 });
const OPENING = play(OFFERED, input(GO_ON));
const ASKING = play(OPENING, loaded());
const LISTING = play(ASKING, action('list'));
const ENDING = play(ASKING, action('end'));
const MARKING = play(ENDING, input(GO_ON));
const AFTER = play(MARKING, unavailable, unavailable);

test('an exam that was drawn is shown, and its beginning asked for', () => {
  expect(OFFERED.effects).toEqual([
    { type: 'show', view: { type: 'opening', attempt: ATTEMPT, asked: 17, repeated: 3 } },
    { type: 'ask', ask: { type: 'begin' }, attempt: ATTEMPT },
  ]);
  expect(OFFERED.exam.marks).toEqual([]);
});

test('a task is kept, loaded, shown and asked', () => {
  const { attempt } = OPENING.exam;
  expect(OPENING.effects).toEqual([
    { type: 'keep', attempt },
    { type: 'load', identity: 'etcd/port' },
  ]);
  expect(ASKING.effects).toEqual([
    { type: 'show', view: { type: 'task', card: FIRST, attempt } },
    { type: 'ask', ask: { type: 'answer', card: FIRST, order: [] }, attempt },
  ]);
});

test('the list and the end are kept, shown and asked', () => {
  expect(shown(ASKING, action('list'))).toEqual(['keep', 'list', 'ask list']);
  expect(LISTING.effects.at(-1)).toMatchObject({ ask: { type: 'list', count: 2 } });
  expect(shown(ASKING, action('end'))).toEqual(['keep', 'ending', 'ask ending']);
  expect(ENDING.effects[1]).toEqual({
    type: 'show',
    view: { type: 'ending', open: 2, word: 'answered', flagged: 1 },
  });
});

describe('an exam that another run left', () => {
  const left = (changes: Partial<ExamAttempt>, minutes: number) =>
    takeUpExam({ ...ATTEMPT, ...changes }, now(minutes));

  test('opens where it was', () => {
    const taken = left({ open: 1 }, 59);
    expect(taken.effects).toMatchObject([
      { type: 'show', view: { type: 'resumed', attempt: { clock: { elapsed: 59 * MINUTE } } } },
      { type: 'keep', attempt: { open: 1 } },
      { type: 'load', identity: 'etcd/peer' },
    ]);
    expect(taken.exam).toMatchObject({ phase: 'opening', marks: [] });
  });

  test('is over when its time is', () => {
    const over = left({}, 60);
    expect(over.effects).toMatchObject([
      { type: 'keep', attempt: { ended: 'time-up', clock: { elapsed: 60 * MINUTE } } },
      { type: 'show', view: { type: 'over', reason: 'time-up', late: false } },
      { type: 'load', identity: 'etcd/port' },
    ]);
  });

  test('and was over is marked', () => {
    expect(left({ ended: 'finished' }, 99).effects).toEqual([{ type: 'load', identity: 'etcd/port' }]);
  });
});

describe('an event that does not fit the moment changes nothing', () => {
  test.each<[string, ExamStep, readonly ExamEvent[]]>([
    ['before it', OFFERED, [loaded(), unavailable, graded]],
    ['while a task is opened', OPENING, [graded, action('skip'), input(ANSWER)]],
    ['while a task is asked', ASKING, [graded, loaded(), unavailable]],
    ['at the list', LISTING, [graded, loaded(), unavailable]],
    ['while it is marked', MARKING, [action('skip'), input(ANSWER)]],
    ['after it', AFTER, [loaded(), unavailable, graded]],
  ])('%s', (_, { exam }, events) => {
    for (const event of events) expect(examStep(exam, event)).toEqual({ exam, effects: [] });
  });
});

describe('at a task', () => {
  test.each<[ExamInput, readonly string[]]>([
    [GO_ON, ['ask answer']],
    [{ type: 'stay' }, ['ask answer']],
    [{ type: 'review' }, ['ask answer']],
    [{ type: 'go-to', number: 3 }, ['no-such-task', 'ask answer']],
    [{ type: 'action', action: 'flag' }, ['keep', 'flagged', 'ask answer']],
    [ENDED, ['keep', 'over', 'load']],
  ])('%j', (given, expected) => {
    expect(shown(ASKING, input(given))).toEqual(expected);
  });

  test('an answer goes to the next open task, never back', () => {
    const second = play(ASKING, action('skip'), loaded(SECOND));
    expect(play(ASKING, input(ANSWER)).exam.attempt.open).toBe(1);
    expect(shown(second, input(ANSWER))).toEqual(['keep', 'list', 'ask list']);
    const answered = play(second, input(ANSWER), input(GO_ON), loaded());
    expect(answered.exam.attempt.open).toBe(0);
    expect(shown(answered, input(ANSWER))).toEqual(['keep', 'list', 'ask list']);
  });

  test('the last one is followed by the list, the first one comes after it', () => {
    const second = play(ASKING, action('skip'), loaded(SECOND));
    expect(second.exam.attempt.open).toBe(1);
    expect(shown(second, action('skip'))).toEqual(['keep', 'list', 'ask list']);
    expect(shown(second, action('back'))).toEqual(['keep', 'load']);
    expect(shown(ASKING, action('back'))).toEqual(['keep', 'list', 'ask list']);
  });

  test('the order of what is asked again is the same', () => {
    expect(effects(ASKING, input(GO_ON))).toEqual(ASKING.effects.slice(1));
  });
});

describe('at the list', () => {
  test.each<[ExamInput, readonly string[]]>([
    [{ type: 'go-to', number: 2 }, ['keep', 'load']],
    [{ type: 'go-to', number: 0 }, ['no-such-task', 'ask list']],
    [GO_ON, ['keep', 'load']],
    [{ type: 'action', action: 'back' }, ['keep', 'load']],
    [{ type: 'action', action: 'end' }, ['keep', 'ending', 'ask ending']],
    [{ type: 'action', action: 'skip' }, ['ask list']],
    [{ type: 'action', action: 'list' }, ['ask list']],
    [ANSWER, ['ask list']],
    [{ type: 'stay' }, ['ask list']],
    [ENDED, ['keep', 'over', 'load']],
  ])('%j', (given, expected) => {
    expect(shown(LISTING, input(given))).toEqual(expected);
  });

  test('where nothing is open, going on asks for the end', () => {
    const answered = play(ASKING, input(ANSWER), loaded(SECOND), input(ANSWER));
    expect(shown(answered, input(GO_ON))).toEqual(['keep', 'ending', 'ask ending']);
  });

  test('the tasks are counted', () => {
    const [, ask] = effects(LISTING, input({ type: 'go-to', number: 3 }));
    expect(ask).toMatchObject({ ask: { type: 'list', count: 2 } });
    expect(play(LISTING, input({ type: 'go-to', number: 2 })).exam.attempt.open).toBe(1);
  });
});

describe('when the end is asked for', () => {
  test.each<[ExamInput, readonly string[]]>([
    [GO_ON, ['keep', 'over', 'load']],
    [{ type: 'action', action: 'end' }, ['keep', 'over', 'load']],
    [ENDED, ['keep', 'over', 'load']],
    [{ type: 'action', action: 'back' }, ['keep', 'list', 'ask list']],
    [{ type: 'stay' }, ['keep', 'list', 'ask list']],
    [ANSWER, ['keep', 'list', 'ask list']],
  ])('%j', (given, expected) => {
    expect(shown(ENDING, input(given))).toEqual(expected);
  });

  test('why it ended is kept', () => {
    expect(play(ENDING, input(GO_ON)).exam.attempt.ended).toBe('finished');
    for (const at of [ENDING, LISTING, ASKING])
      expect(play(at, input(ENDED)).exam.attempt.ended).toBe('input-ended');
  });
});

describe('a card that is gone', () => {
  test('is said and left for the next task, or for the list', () => {
    const first = play(OPENING, unavailable);
    expect(first.effects).toMatchObject([
      { type: 'show', view: { type: 'unavailable', identity: 'etcd/port', reason: 'no such card' } },
      { type: 'keep', attempt: { open: 1, tasks: [{ gone: 'no such card' }, { gone: null }] } },
      { type: 'load', identity: 'etcd/peer' },
    ]);
    expect(shown(first, unavailable)).toEqual(['unavailable', 'keep', 'list', 'ask list']);
  });
});

describe('the time of a task', () => {
  const minutes = ({ exam }: ExamStep) => exam.attempt.tasks.map(({ ms }) => ms / MINUTE);

  test('ends with the exam, what was spent on it before added', () => {
    const again = play(ASKING, action('skip', 3), loaded(SECOND, 3), action('back', 5), loaded(FIRST, 10));
    expect(minutes(again)).toEqual([3, 2]);
    expect(minutes(play(again, input({ type: 'time-up' }, 70)))).toEqual([53, 2]);
    expect(minutes(play(LISTING, input({ type: 'time-up' }, 70)))).toEqual([0, 0]);
  });

  const changed = play(ASKING, input(ANSWER), loaded(SECOND), action('back'), loaded());

  test.each<[string, boolean, ExamStep, ExamEvent]>([
    ['an answer', true, ASKING, input(ANSWER, 61)],
    ['no answer', false, ASKING, action('skip', 61)],
    ['another event', false, ASKING, { ...unavailable, now: now(61) }],
    ['a second answer', false, changed, input(ANSWER, 61)],
    ['an answer to no task', false, LISTING, input(ANSWER, 61)],
  ])('is over: %s comes too late: %s', (_, late, at, event) => {
    const { exam, effects: after } = examStep(at.exam, event);
    expect(exam.attempt.tasks.some((task) => task.late)).toBe(late);
    expect(after[1]).toEqual({ type: 'show', view: { type: 'over', reason: 'time-up', late } });
  });
});

test('after the report one can review, study, or leave', () => {
  const end = (given: ExamInput) => effects(AFTER, input(given)).at(-1);
  expect(end({ type: 'study' })).toMatchObject({ type: 'end', study: true, report: { percent: 0 } });
  expect(end(GO_ON)).toMatchObject({ type: 'end', study: false });
  expect(shown(AFTER, input({ type: 'review' }))).toEqual(['review', 'ask after']);
});
