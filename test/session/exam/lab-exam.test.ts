import { describe, expect, test } from 'vitest';
import { type ExamAttempt, newExamAttempt } from '../../../src/session/exam/attempt.ts';
import {
  endedWith,
  isLabExam,
  noted,
  turnedTo,
  wasOpened,
  withFlagTurned,
} from '../../../src/session/exam/lab-exam.ts';

const at = (seconds: number) => ({ wall: 5000 + seconds * 1000, uptime: seconds * 1000 });

const task = (identity: string, kind: 'lab' | 'command' = 'lab') => ({
  item: { identity, topic: 'rbac', domain: 'cluster-architecture', kind, difficulty: 2 as const },
  weight: 50,
});

const attempt = (...tasks: ReturnType<typeof task>[]): ExamAttempt =>
  newExamAttempt({ id: '0'.repeat(32), seed: 's', duration: 100_000, passMark: 66, tasks }, at(0));

const TWO = attempt(task('rbac/a'), task('rbac/b'));

describe('an exam of labs', () => {
  test('has no other task, and at least one', () => {
    expect(isLabExam(TWO)).toBe(true);
    expect(isLabExam(attempt(task('rbac/a'), task('rbac/b', 'command')))).toBe(false);
    expect(isLabExam(attempt())).toBe(false);
  });

  test('gives the time to the task that was open meanwhile', () => {
    const turned = turnedTo(turnedTo(TWO, 1, at(20)), 0, at(50));
    expect(turned.tasks.map(({ ms }) => ms)).toEqual([20_000, 30_000]);
    expect(turned.open).toBe(0);
    expect(noted(turned, at(55)).tasks.map(({ ms }) => ms)).toEqual([25_000, 30_000]);
  });

  test('has opened the task that is open, and those on which time was spent', () => {
    expect([wasOpened(TWO, 0), wasOpened(TWO, 1)]).toEqual([true, false]);
    const turned = turnedTo(TWO, 1, at(1));
    expect([wasOpened(turned, 0), wasOpened(turned, 1)]).toEqual([true, true]);
  });

  test('flags a task, and takes the flag away', () => {
    const flagged = withFlagTurned(TWO, 1);
    expect(flagged.tasks.map((one) => one.flagged)).toEqual([false, true]);
    expect(withFlagTurned(flagged, 1).tasks.map((one) => one.flagged)).toEqual([false, false]);
  });

  test('ends with its clock at the end of its time at the latest', () => {
    const early = endedWith(TWO, 'finished', at(40));
    expect([early.ended, early.clock.elapsed, early.tasks[0]?.ms]).toEqual(['finished', 40_000, 40_000]);
    const late = endedWith(TWO, 'time-up', at(140));
    expect([late.ended, late.clock.elapsed, late.tasks[0]?.ms]).toEqual(['time-up', 100_000, 100_000]);
  });
});
