import { describe, expect, test } from 'vitest';
import { isExamAttempt, isExamResult } from '../../../src/progress/exams/exam-schema.ts';
import { markOf, reportOf } from '../../../src/session/exam/report.ts';
import { resultOf } from '../../../src/session/exam/result.ts';
import { examAttempt, examTask } from '../../support/exam-attempt.ts';

const FIRST = 253_402_300_800_000;
const TASKS = [
  examTask('a/text', { given: { type: 'text', text: 'x' } }),
  examTask('a/gaps', { kind: 'cloze', given: { type: 'gaps', texts: ['x', 'y'] } }),
  examTask('a/items', { kind: 'multi', given: { type: 'items', items: [0, 2] } }),
  examTask('a/gone', { gone: 'no such card' }),
];
const ATTEMPT = examAttempt(TASKS);
const found = { card: null, order: [], verdict: null, sources: ['https://x'] };
const MARKS = TASKS.map((_, i) => markOf(ATTEMPT, i + 1, found));
const RESULT = resultOf({
  ...reportOf(ATTEMPT, MARKS),
  study: [{ topic: 'a', lost: 5 }],
  domains: [{ name: 'storage', tasks: 1, weight: 10, percent: 50, ms: 1, share: 2 }],
});

/** A plain value in which what is at a path is another, or `undefined` where it is taken out. */
function changed(whole: object, path: string, value: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(whole));
  const names = path.split('.');
  const last = names.pop() ?? '';
  const parent = names.reduce((at, name) => at[name], copy);
  parent[last] = value;
  return JSON.parse(JSON.stringify(copy));
}

describe('an attempt', () => {
  test('is one with every kind of answer, before and after its end', () => {
    for (const ended of [null, 'finished', 'time-up', 'input-ended'] as const)
      expect(isExamAttempt({ ...ATTEMPT, ended })).toBe(true);
  });

  test.each([
    ['startedAt', FIRST - 1, true],
    ['startedAt', FIRST, false],
    ['startedAt', 1 - FIRST, true],
    ['startedAt', -FIRST, false],
    ['duration', null, false],
    ['tasks', [], false],
    ['tasks.0.given', { type: 'text', text: 1 }, false],
    ['tasks.0.given', { type: 'other' }, false],
    ['tasks.0.given', null, true],
    ['tasks.1.given.texts', [1], false],
    ['tasks.2.given.items', ['1'], false],
    ['tasks.3.gone', null, true],
    ['tasks.3.gone', 1, false],
    ['tasks.0.kind', 'essay', false],
    ['tasks.0.flagged', 'no', false],
    ['tasks.0.late', undefined, false],
    ['tasks.0.weight', '10', false],
    ['clock.last', {}, false],
    ['clock.elapsed', '0', false],
    ['ended', 'given-up', false],
    ['seed', 7, false],
    ['passMark', undefined, false],
    ['open', undefined, false],
    ['id', undefined, false],
  ])('whose %s is %j: %s', (path, value, expected) => {
    expect(isExamAttempt(changed(ATTEMPT, path, value))).toBe(expected);
  });

  test('is not another value', () => {
    for (const value of [null, undefined, 7, 'x', [], {}, RESULT]) expect(isExamAttempt(value)).toBe(false);
  });
});

describe('a result', () => {
  test('is one, whatever became of its tasks', () => {
    expect(isExamResult(RESULT)).toBe(true);
    for (const outcome of ['correct', 'close', 'unsure', 'wrong', 'open', 'late', 'gone'])
      expect(isExamResult(changed(RESULT, 'tasks.0.outcome', outcome))).toBe(true);
  });

  test.each([
    ['reason', 'given-up'],
    ['startedAt', FIRST],
    ['percent', null],
    ['passed', 1],
    ['domains', undefined],
    ['domains.0.share', undefined],
    ['kinds', {}],
    ['study.0.lost', '5'],
    ['study.0.topic', undefined],
    ['tasks', undefined],
    ['tasks.0.outcome', 'good'],
    ['tasks.0.kind', 'essay'],
    ['tasks.0.card', undefined],
    ['tasks.0.score', undefined],
    ['tasks.0.answer', 1],
    ['tasks.0.differences', [1]],
    ['tasks.0.sources', undefined],
    ['elapsed', undefined],
  ])('is none whose %s is %j', (path, value) => {
    expect(isExamResult(changed(RESULT, path, value))).toBe(false);
  });

  test('is not another value', () => {
    for (const value of [null, 7, {}, ATTEMPT]) expect(isExamResult(value)).toBe(false);
  });
});
