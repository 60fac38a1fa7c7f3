import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../../src/grade/verdict.ts';
import type { ExamTask } from '../../../src/session/exam/attempt.ts';
import { type Mark, markOf, missedMarks, reportOf } from '../../../src/session/exam/report.ts';
import { resultOf } from '../../../src/session/exam/result.ts';
import { textCard } from '../../support/cards.ts';
import { examAttempt, examTask } from '../../support/exam-attempt.ts';
import { MINUTE } from '../../support/scheduling.ts';

const verdict = (outcome: Verdict['outcome'], score: number): Verdict => ({
  ...{ outcome, score, rating: 3 },
  differences: [{ code: 'flag', path: 'flags.n', message: 'the namespace is missing' }],
});
const RIGHT = verdict('correct', 1);

/** The report of an exam whose tasks got these verdicts; `null` for a card that is gone, `undefined` for no answer. */
function reportWith(
  tasks: readonly (readonly [ExamTask, Verdict | null | undefined])[],
  changes: Parameters<typeof examAttempt>[1] = {},
) {
  const attempt = examAttempt(
    tasks.map(([task]) => task),
    changes,
  );
  const marks = tasks.map(([{ identity }, found], i): Mark => {
    const card = found === null ? null : textCard(identity, 'x');
    return markOf(attempt, i + 1, { card, order: [], verdict: found ?? null, sources: ['https://x'] });
  });
  return reportOf(attempt, marks);
}

describe('a mark', () => {
  const marked = (task: ExamTask, found: Verdict | null | undefined) => reportWith([[task, found]]).marks[0];

  test.each([
    ['right', {}, RIGHT, { outcome: 'correct', score: 1 }],
    ['close', {}, verdict('close', 0.5), { outcome: 'close', score: 0.5 }],
    ['one that nobody can decide', {}, verdict('unsure', 0.9), { outcome: 'unsure', score: 0 }],
    ['not given', {}, undefined, { outcome: 'open', score: 0, verdict: null }],
    ['too late', { late: true }, undefined, { outcome: 'late', score: 0 }],
    ['to a card that is gone', {}, null, { outcome: 'gone', score: 0, card: null }],
    ['to a card that is gone, and late', { late: true }, null, { outcome: 'gone' }],
  ])('of an answer that is %s', (_, changes, found, expected) => {
    expect(marked(examTask('a/1', changes), found)).toMatchObject({
      number: 1,
      share: 60 * MINUTE,
      ...expected,
    });
  });

  test('of a task that there is not is an error of the program', () => {
    const found = { card: null, order: [], verdict: null, sources: [] };
    expect(() => markOf(examAttempt([]), 1, found)).toThrow('an exam of 0 tasks has no task 1');
  });
});

test('what was not right is to be looked at again, but for what is gone', () => {
  const { marks } = reportWith([
    [examTask('a/1'), RIGHT],
    [examTask('a/2'), undefined],
    [examTask('a/3'), null],
    [examTask('a/4'), verdict('close', 0.9)],
  ]);
  expect(missedMarks({ marks }).map(({ number }) => number)).toEqual([2, 4]);
});

describe('the score', () => {
  test.each([
    [66, true],
    [65.99, false],
  ])('of %d percent against a pass mark of 66: passed is %s', (weight, passed) => {
    const tasks = [
      [examTask('a/1', { weight }), RIGHT],
      [examTask('a/2', { weight: 100 - weight }), undefined],
    ] as const;
    expect(reportWith(tasks)).toMatchObject({ percent: Math.floor(weight), passed });
  });

  test('is not rounded down for a digit that a computer loses', () => {
    const tasks = [0.7, 0.7, 0.7].map((score, i) => [examTask(`a/${i}`), verdict('close', score)] as const);
    expect(reportWith(tasks).percent).toBe(70);
  });

  test('leaves out what is gone, on either side', () => {
    const gone = [examTask('b/1', { weight: 90, domain: 'etcd', kind: 'steps' }), null] as const;
    const report = reportWith([gone, [examTask('a/1'), RIGHT]]);
    expect(report).toMatchObject({ percent: 100, passed: true, study: [] });
    expect([report.domains, report.kinds].map((parts) => parts.map(({ name }) => name))).toEqual([
      ['storage'],
      ['text'],
    ]);
  });

  test('of nothing but what is gone passes nobody', () => {
    expect(reportWith([[examTask('a/1'), null]], { passMark: 0 })).toMatchObject({
      percent: 0,
      passed: false,
    });
    expect(reportWith([[examTask('a/1', { weight: 0 }), RIGHT]], { passMark: 0 })).toMatchObject({
      ...{ percent: 0, passed: true },
    });
  });
});

test('parts come with the largest first, those that are equal by name', () => {
  const part = (domain: string, weight: number, ms: number) =>
    [examTask('a/1', { domain, weight, ms }), verdict('close', 0.5)] as const;
  const parts = [part('d', 20, 1), part('b', 10, 2), part('c', 30, 4), part('a', 20, 8), part('b', 10, 16)];
  const { domains } = reportWith(parts);
  expect(domains.map(({ name }) => name)).toEqual(['c', 'a', 'b', 'd']);
  expect(domains[2]).toEqual({
    ...{ name: 'b', tasks: 2, weight: 20, percent: 50, ms: 18 },
    share: (60 * MINUTE * 20) / 90,
  });
});

test('topics come by the points that they cost, the most first, those that are equal by name', () => {
  const task = (topic: string, weight: number, found?: Verdict) =>
    [examTask(`${topic}/1`, { weight }), found] as const;
  const half = verdict('close', 0.5);
  const tasks = [
    task('d', 10),
    task('b', 5),
    task('c', 40, half),
    task('a', 10),
    task('b', 5),
    task('e', 9, RIGHT),
  ];
  expect(reportWith(tasks).study).toEqual([
    { topic: 'c', lost: 20 },
    { topic: 'a', lost: 10 },
    { topic: 'b', lost: 10 },
    { topic: 'd', lost: 10 },
  ]);
});

test('an exam that is not over is reported as if it had ended now', () => {
  expect(reportWith([]).reason).toBe('finished');
  expect(reportWith([], { ended: 'time-up' }).reason).toBe('time-up');
});

test('a result is plain data in whole milliseconds, without the cards’ texts', () => {
  const given = { type: 'items', items: [1, 0] } as const;
  const tasks = [
    [examTask('a/1', { given, weight: 10, ms: 1000.6, flagged: true }), verdict('close', 0.5)],
    [examTask('b/1', { weight: 20, ms: 0.4 }), undefined],
  ] as const;
  const clock = { elapsed: 1001.5, last: { wall: 0, uptime: 0 } };
  const report = reportWith(tasks, { clock, duration: 100, startedAt: 7, ended: 'input-ended' });
  const part = { tasks: 2, weight: 30, percent: 16, ms: 1001, share: 100 };
  expect(resultOf(report)).toEqual({
    ...{ id: 'e', seed: 's', startedAt: 7, duration: 100, elapsed: 1002, reason: 'input-ended' },
    ...{ percent: 16, passMark: 66, passed: false },
    domains: [{ name: 'storage', ...part }],
    kinds: [{ name: 'text', ...part }],
    study: [
      { topic: 'b', lost: 20 },
      { topic: 'a', lost: 5 },
    ],
    tasks: [
      {
        ...{ number: 1, card: 'a/1', topic: 'a', domain: 'storage', kind: 'text', weight: 10 },
        ...{ outcome: 'close', score: 0.5, flagged: true, ms: 1001, share: 33, answer: '2 1' },
        ...{ differences: ['the namespace is missing'], sources: ['https://x'] },
      },
      {
        ...{ number: 2, card: 'b/1', topic: 'b', domain: 'storage', kind: 'text', weight: 20 },
        ...{ outcome: 'open', score: 0, flagged: false, ms: 0, share: 67, answer: null },
        ...{ differences: [], sources: ['https://x'] },
      },
    ],
  });
});
