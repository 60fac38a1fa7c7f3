import { describe, expect, test } from 'vitest';
import type { Card } from '../../../src/deck/card.ts';
import { grade } from '../../../src/grade/grade.ts';
import { type ExamAttempt, newExamAttempt } from '../../../src/session/exam/attempt.ts';
import type { Moment } from '../../../src/session/exam/clock.ts';
import type { ExamEffect } from '../../../src/session/exam/effect.ts';
import type { ExamAction, ExamEvent, ExamInput } from '../../../src/session/exam/event.ts';
import { type ExamStep, offerExam, takeUpExam } from '../../../src/session/exam/exam.ts';
import { examStep } from '../../../src/session/exam/step.ts';
import { choiceCard, entryOf, textCard } from '../../support/cards.ts';
import { perform } from '../../support/perform.ts';
import { MINUTE } from '../../support/scheduling.ts';

const CARDS = ['a', 'b', 'c', 'd'].map((id) => textCard(`etcd/${id}`, id));
const WEIGHTS = [40, 30, 20, 10];
const START: Moment = { wall: 1_000_000, uptime: 1000 };
const minute = (minutes: number): Moment => ({
  wall: START.wall + minutes * MINUTE,
  uptime: START.uptime + minutes * MINUTE,
});

const typed = (text: string): ExamInput => ({ type: 'answer', given: { type: 'text', text } });
const action = (name: ExamAction): ExamInput => ({ type: 'action', action: name });
const goTo = (number: number): ExamInput => ({ type: 'go-to', number });
const GO_ON: ExamInput = { type: 'go-on' };
const END: readonly ExamInput[] = [action('end'), GO_ON];

function sittingOf(cards: readonly Card[]): ExamAttempt {
  const tasks = cards.map((card, i) => ({
    item: { ...entryOf(card), difficulty: 2 as const },
    weight: WEIGHTS[i] ?? 0,
  }));
  return newExamAttempt({ id: 'e', seed: 's', duration: 60 * MINUTE, passMark: 66, tasks }, START);
}

type EffectOf<T extends ExamEffect['type']> = Extract<ExamEffect, { readonly type: T }>;

/** Plays an exam with inputs that come at given minutes, one minute apart where none is given; stops where they end. */
async function sit(
  inputs: readonly (ExamInput | readonly [minute: number, input: ExamInput])[],
  options: { cards?: readonly Card[]; start?: ExamStep; from?: number; gone?: readonly string[] } = {},
) {
  const { cards = CARDS, from = 0, gone = [] } = options;
  const script = [...inputs];
  let clock = from;
  const start =
    options.start ??
    examStep(offerExam(sittingOf(cards), { asked: 4, repeated: 0 }).exam, {
      type: 'input',
      input: GO_ON,
      now: minute(0),
    });
  const react = async (effect: ExamEffect): Promise<ExamEvent | 'stop' | null> => {
    const now = minute(clock);
    switch (effect.type) {
      case 'load': {
        const card = cards.find(({ identity }) => identity === effect.identity);
        const isThere = card && !gone.includes(effect.identity);
        return isThere ? { type: 'loaded', card, now } : { type: 'unavailable', reason: 'gone', now };
      }
      case 'ask': {
        const next = script.shift();
        if (!next) return 'stop';
        const [at, input] = 'type' in next ? [clock + 1, next] : next;
        clock = at;
        return { type: 'input', input, now: minute(clock) };
      }
      case 'grade':
        return {
          type: 'graded',
          verdict: await grade(effect.card, effect.given),
          sources: ['https://x'],
          now,
        };
      case 'end':
        return 'stop';
      default:
        return null;
    }
  };
  const { effects, last } = await perform(start, react, ({ exam }, event) => examStep(exam, event));
  const of = <T extends ExamEffect['type']>(type: T) =>
    effects.filter((e): e is EffectOf<T> => e.type === type);
  const views = of('show').map(({ view }) => view);
  const { attempt } = last.exam;
  return {
    ...{ current: last, effects, of, views, attempt },
    /** Numbers of the tasks that were shown, `list` for the list. */
    path: views.flatMap((view): (number | string)[] =>
      view.type === 'task' ? [view.attempt.open + 1] : view.type === 'list' ? ['list'] : [],
    ),
    report: of('result')[0]?.report,
  };
}

describe('the way through', () => {
  test('one answer after the other, then the list, then the end', async () => {
    const { path, report } = await sit([...['a', 'b', 'c', 'd'].map(typed), ...END]);
    expect(path).toEqual([1, 2, 3, 4, 'list']);
    expect(report).toMatchObject({ percent: 100, passed: true, reason: 'finished', study: [] });
  });

  test.each<[string, readonly ExamInput[], readonly (number | string)[]]>([
    ['skip goes on, and from the last task to the list', Array(4).fill(action('skip')), [1, 2, 3, 4, 'list']],
    [
      'back goes back, and from the first task to the list',
      [action('skip'), action('back'), action('back')],
      [1, 2, 1, 'list'],
    ],
    ['a number opens that task', [goTo(3), goTo(1)], [1, 3, 1]],
    ['an answer goes to the next open task', [goTo(2), typed('b'), goTo(1), typed('a')], [1, 2, 3, 1, 3]],
    ['with none open behind it, to the list', [goTo(4), typed('d')], [1, 4, 'list']],
    ['from the list Enter opens the first open task', [typed('a'), action('list'), GO_ON], [1, 2, 'list', 2]],
    ['from the list back to where one was', [goTo(3), action('list'), action('back')], [1, 3, 'list', 3]],
    ['the end can be refused', [action('end'), { type: 'stay' }], [1, 'list']],
  ])('%s', async (_, inputs, path) => {
    expect((await sit(inputs)).path).toEqual(path);
  });

  test('a number that is none is said, and the task stays open', async () => {
    const { views, path } = await sit([goTo(5), goTo(0), typed('a')]);
    expect(views.filter((view) => view.type === 'no-such-task')).toHaveLength(2);
    expect(path).toEqual([1, 2]);
  });

  test('a task is flagged and unflagged where it stands', async () => {
    const { attempt, path } = await sit([action('flag'), goTo(2), action('flag'), action('flag')]);
    expect(attempt.tasks.map(({ flagged }) => flagged)).toEqual([true, false, false, false]);
    expect(path).toEqual([1, 2]);
  });

  test('an answer can be changed until the end; the last one counts', async () => {
    const { report, views } = await sit([typed('x'), goTo(1), typed('a'), ...END]);
    expect(report?.marks[0]).toMatchObject({ outcome: 'correct', task: { given: { text: 'a' } } });
    const again = views.filter((view) => view.type === 'task')[2];
    expect(again).toMatchObject({ attempt: { open: 0, tasks: [{ given: { text: 'x' } }, {}, {}, {}] } });
  });

  test('the end names what is open and flagged', async () => {
    const { views } = await sit([action('flag'), typed('a'), action('end')]);
    expect(views.at(-1)).toEqual({ type: 'ending', open: 3, word: 'answered', flagged: 1 });
  });

  test('an exam that is not begun leaves nothing', async () => {
    const offered = offerExam(sittingOf(CARDS), { asked: 4, repeated: 0 });
    const { effects, of } = await sit([{ type: 'stay' }], { start: offered });
    expect(effects.at(-1)).toEqual({ type: 'end', report: null, study: false });
    expect(of('keep')).toEqual([]);
  });
});

describe('the clock', () => {
  test('starts when the exam is begun, not when it was drawn', async () => {
    const offered = offerExam(sittingOf(CARDS), { asked: 4, repeated: 0 });
    const { attempt } = await sit(
      [
        [50, GO_ON],
        [51, action('flag')],
      ],
      { start: offered },
    );
    expect(attempt.clock.elapsed).toBe(MINUTE);
    expect(attempt.startedAt).toBe(minute(50).wall);
  });

  test('ends the exam when time is up; what was answered in time counts', async () => {
    const { report, views } = await sit([typed('a'), [60, { type: 'time-up' }]]);
    expect(report).toMatchObject({ reason: 'time-up', percent: 40, passed: false });
    expect(report?.marks.map(({ outcome }) => outcome)).toEqual(['correct', 'open', 'open', 'open']);
    expect(views).toContainEqual({ type: 'over', reason: 'time-up', late: false });
  });

  test('lets no answer count that comes after the end, and says so', async () => {
    const { report, views } = await sit([
      [59, typed('a')],
      [61, typed('b')],
    ]);
    expect(report?.marks.map(({ outcome }) => outcome)).toEqual(['correct', 'late', 'open', 'open']);
    expect(report?.attempt.clock.elapsed).toBe(60 * MINUTE);
    expect(views).toContainEqual({ type: 'over', reason: 'time-up', late: true });
  });

  test('keeps an earlier answer where a late one would change it', async () => {
    const { report } = await sit([typed('a'), goTo(1), [61, typed('x')]]);
    expect(report?.marks[0]?.outcome).toBe('correct');
  });

  test('notes the time that each task took, visits added up', async () => {
    const { report } = await sit([[3, action('skip')], [5, goTo(1)], [9, typed('a')], ...END]);
    expect(report?.marks.map(({ task }) => task.ms / MINUTE)).toEqual([7, 3, 0, 0]);
    expect(report?.marks.map(({ share }) => share / MINUTE)).toEqual([24, 18, 12, 6]);
  });

  test('is not moved by a machine’s clock that is set back', async () => {
    const begun = (await sit([])).current;
    const now = { wall: 0, uptime: START.uptime + 20 * MINUTE };
    const { exam } = examStep(begun.exam, { type: 'input', input: action('flag'), now });
    expect(exam.attempt.clock.elapsed).toBe(20 * MINUTE);
  });
});

describe('what is kept', () => {
  test('is every change, before anything is shown of it', async () => {
    const { effects } = await sit([typed('a'), action('flag')]);
    const answered = effects.findIndex((e) => e.type === 'keep' && e.attempt.tasks[0]?.given !== null);
    const shown = effects.findIndex(
      (e) => e.type === 'show' && e.view.type === 'task' && e.view.attempt.open === 1,
    );
    expect(answered).toBeGreaterThan(0);
    expect(answered).toBeLessThan(shown);
    const flagged = effects.findIndex((e) => e.type === 'keep' && e.attempt.tasks[1]?.flagged === true);
    expect(effects[flagged + 1]).toEqual({ type: 'show', view: { type: 'flagged', flagged: true } });
  });

  test('is plain data that another run goes on with, its clock run on', async () => {
    const { of } = await sit([typed('a'), action('flag')]);
    const kept: ExamAttempt = JSON.parse(JSON.stringify(of('keep').at(-1)?.attempt));
    const second = await sit([typed('b'), ...END], { start: takeUpExam(kept, minute(30)), from: 30 });
    expect(second.path).toEqual([2, 3]);
    expect(second.report?.attempt.tasks[1]?.flagged).toBe(true);
    expect(second.report?.percent).toBe(70);
    expect(second.report?.attempt.clock.elapsed).toBe(33 * MINUTE);
  });

  test('is marked at once where the time has run out meanwhile', async () => {
    const { of } = await sit([typed('a')]);
    const kept = of('keep').at(-1)?.attempt ?? sittingOf(CARDS);
    const { report, path } = await sit([], { start: takeUpExam(kept, minute(61)), from: 61 });
    expect(path).toEqual([]);
    expect(report).toMatchObject({ reason: 'time-up', percent: 40 });
  });

  test('is marked again where a run ended while marking, with the same result', async () => {
    const first = await sit([typed('a'), typed('b'), ...END]);
    const ended = first.of('keep').at(-1)?.attempt ?? sittingOf(CARDS);
    expect(ended.ended).toBe('finished');
    const again = await sit([], { start: takeUpExam(ended, minute(300)), from: 300 });
    expect(again.report).toEqual(first.report);
  });
});

describe('the score', () => {
  test('is by the tasks’ weights, with partial credit; 66 is passed', async () => {
    const multi = (identity: string): Card => {
      const card = choiceCard(identity, 0, 4);
      const choices = card.kind === 'choice' ? card.choices.map((c, i) => ({ ...c, correct: i < 2 })) : [];
      return { ...card, kind: 'multi', choices, shuffle: false };
    };
    const cards = [multi('etcd/a'), ...CARDS.slice(1)];
    const half: ExamInput = { type: 'answer', given: { type: 'items', items: [0] } };
    const { report } = await sit([half, typed('b'), typed('x'), typed('d'), ...END], { cards });
    expect(report).toMatchObject({ percent: 60, passed: false });
    expect(report?.study).toEqual([{ topic: 'etcd', lost: 40 }]);
    expect(report?.kinds).toMatchObject([
      { name: 'text', tasks: 3, weight: 60, percent: 66 },
      { name: 'multi', tasks: 1, weight: 40, percent: 50 },
    ]);
    expect(report?.domains).toMatchObject([{ name: 'cluster-architecture', percent: 60, ms: 4 * MINUTE }]);
  });

  test('an answer that nobody can decide scores 0 and is no review', async () => {
    const { exam } = (await sit([typed('a')])).current;
    const marking = examStep(exam, { type: 'input', input: { type: 'end-of-input' }, now: minute(2) });
    const loaded = examStep(marking.exam, { type: 'loaded', card: CARDS[0] as Card, now: minute(2) });
    const verdict = { outcome: 'unsure', score: 0.9, differences: [], rating: null } as const;
    let at = examStep(loaded.exam, { type: 'graded', verdict, sources: [], now: minute(2) });
    for (const card of CARDS.slice(1)) at = examStep(at.exam, { type: 'loaded', card, now: minute(2) });
    const found = at.effects.find((e) => e.type === 'result');
    expect(found?.report.marks[0]).toMatchObject({ outcome: 'unsure', score: 0 });
    expect(found?.report.percent).toBe(0);
    expect(at.effects.filter((e) => e.type === 'review')).toEqual([]);
  });

  test('leaves a card that is gone out of it', async () => {
    const { report, views } = await sit([...['b', 'c', 'd'].map(typed), ...END], { gone: ['etcd/a'] });
    expect(views).toContainEqual({ type: 'unavailable', identity: 'etcd/a', reason: 'gone' });
    expect(report).toMatchObject({ percent: 100, passed: true });
    expect(report?.marks[0]?.outcome).toBe('gone');
  });

  test('an exam whose input ends is marked as it stands', async () => {
    const { report } = await sit([typed('a'), { type: 'end-of-input' }]);
    expect(report).toMatchObject({ reason: 'input-ended', percent: 40 });
  });
});

test('what was missed is shown after the result, once, on demand', async () => {
  const { effects, of } = await sit([typed('a'), typed('x'), ...END, { type: 'review' }, { type: 'go-on' }]);
  const last = effects.slice(-5).map((e) => (e.type === 'show' ? e.view.type : e.type));
  expect(last).toEqual(['result', 'ask', 'review', 'ask', 'end']);
  expect(
    of('ask')
      .slice(-2)
      .map(({ ask }) => ask),
  ).toEqual([
    { type: 'after', missed: 3 },
    { type: 'after', missed: 0 },
  ]);
});

test('answers become reviews after the report was shown, and the result comes last', async () => {
  const { effects, of } = await sit([typed('a'), typed('x'), ...END, { type: 'study' }]);
  const kinds = effects.slice(-6).map((e) => (e.type === 'show' ? e.view.type : e.type));
  expect(kinds).toEqual(['report', 'review', 'review', 'result', 'ask', 'end']);
  expect(of('review').map(({ number, review }) => [number, review.rating, review.answer])).toEqual([
    [1, 3, 'a'],
    [2, 1, 'x'],
  ]);
  expect(of('end')).toMatchObject([{ study: true, report: { percent: 40 } }]);
});
