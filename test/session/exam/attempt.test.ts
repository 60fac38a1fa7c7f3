import { describe, expect, test } from 'vitest';
import {
  isOpen,
  newExamAttempt,
  resumed,
  shareOf,
  ticked,
  timeLeft,
  timeLeftKnown,
  withTask,
} from '../../../src/session/exam/attempt.ts';
import { entryOf, textCard } from '../../support/cards.ts';
import { examAttempt, examTask } from '../../support/exam-attempt.ts';
import { MINUTE } from '../../support/scheduling.ts';

const TEXT = { type: 'text', text: 'x' } as const;
const momentAt = (minutes: number) => ({ wall: minutes * MINUTE, uptime: minutes * MINUTE });

test('a new attempt has nothing answered and all of its time', () => {
  const item = { ...entryOf(textCard('etcd/port', '2379')), difficulty: 2 as const };
  const options = { id: 'e', seed: 's', duration: 7, passMark: 66 };
  const start = { wall: 5, uptime: 3 };
  expect(newExamAttempt({ ...options, tasks: [{ item, weight: 40 }] }, start)).toEqual({
    ...options,
    ...{ startedAt: 5, open: 0, clock: { elapsed: 0, last: start }, ended: null },
    tasks: [
      {
        ...{ identity: 'etcd/port', topic: 'etcd', domain: 'cluster-architecture', kind: 'text', weight: 40 },
        ...{ given: null, flagged: false, ms: 0, late: false, gone: null },
      },
    ],
  });
});

describe('the time left', () => {
  test.each([
    [0, 60],
    [59, 1],
    [60, 0],
    [61, 0],
  ])('after %i minutes is %i', (minutes, left) => {
    const attempt = examAttempt([]);
    expect(timeLeft(attempt, momentAt(minutes)) / MINUTE).toBe(left);
    expect(timeLeftKnown(ticked(attempt, momentAt(minutes))) / MINUTE).toBe(left);
    expect(timeLeftKnown(attempt) / MINUTE).toBe(60);
  });
});

test('the clock of an exam that another run left ran on, unless it was over', () => {
  const [going, over] = [examAttempt([]), examAttempt([], { ended: 'finished' })];
  const later = { wall: 9 * MINUTE, uptime: 0 };
  expect(resumed(going, later).clock).toEqual({ elapsed: 9 * MINUTE, last: later });
  expect(resumed(over, later)).toEqual(over);
});

test('a task waits for an answer until it has one, or is gone', () => {
  expect(isOpen(examTask('a/1'))).toBe(true);
  expect(isOpen(examTask('a/1', { given: TEXT }))).toBe(false);
  expect(isOpen(examTask('a/1', { gone: 'no such card' }))).toBe(false);
});

test('one task is changed, and no other', () => {
  const attempt = examAttempt([examTask('a/1'), examTask('a/2')]);
  expect(withTask(attempt, 1, { flagged: true }).tasks.map(({ flagged }) => flagged)).toEqual([false, true]);
});

test('the time that a task is worth is its weight in all weights', () => {
  const [small, large] = [examTask('a/1', { weight: 10 }), examTask('a/2', { weight: 30 })];
  const attempt = examAttempt([small, large]);
  expect([small, large].map((task) => shareOf(attempt, task) / MINUTE)).toEqual([15, 45]);
  const weightless = examTask('a/1', { weight: 0 });
  expect(shareOf(examAttempt([weightless]), weightless)).toBe(0);
});
