import { type EndReason, type ExamAttempt, ticked, withTask } from './attempt.ts';
import type { Moment } from './clock.ts';

/** Whether the tasks of an exam are labs, which are done in a shell. */
export function isLabExam({ tasks }: ExamAttempt): boolean {
  return tasks.length > 0 && tasks.every(({ kind }) => kind === 'lab');
}

/** Whether a task was opened. */
export function wasOpened({ tasks, open }: ExamAttempt, index: number): boolean {
  return index === open || (tasks[index]?.ms ?? 0) > 0;
}

/** Adds the time since the last event to the open task. */
export function noted(attempt: ExamAttempt, now: Moment): ExamAttempt {
  const after = ticked(attempt, now);
  const spent = Math.max(0, Math.min(after.clock.elapsed, attempt.duration) - attempt.clock.elapsed);
  const ms = (attempt.tasks[attempt.open]?.ms ?? 0) + spent;
  return withTask(after, attempt.open, { ms });
}

/** Opens a task, from 0. */
export function turnedTo(attempt: ExamAttempt, index: number, now: Moment): ExamAttempt {
  return { ...noted(attempt, now), open: index };
}

/** Flags a task, from 0, or removes its flag. */
export function withFlagTurned(attempt: ExamAttempt, index: number): ExamAttempt {
  return withTask(attempt, index, { flagged: attempt.tasks[index]?.flagged !== true });
}

/** The exam to grade: its clock stops when the time is up, if not before. */
export function endedWith(attempt: ExamAttempt, ended: EndReason, now: Moment): ExamAttempt {
  const last = noted(attempt, now);
  const elapsed = Math.min(last.clock.elapsed, last.duration);
  return { ...last, ended, clock: { ...last.clock, elapsed } };
}
