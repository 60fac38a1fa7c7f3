import { type EndReason, type ExamAttempt, ticked, withTask } from './attempt.ts';
import type { Moment } from './clock.ts';

/** Whether the tasks of an exam are labs, which are done in a shell. */
export function isLabExam({ tasks }: ExamAttempt): boolean {
  return tasks.length > 0 && tasks.every(({ kind }) => kind === 'lab');
}

/** Whether a task was ever turned to. */
export function wasOpened({ tasks, open }: ExamAttempt, index: number): boolean {
  return index === open || (tasks[index]?.ms ?? 0) > 0;
}

/** The time since the last moment that was noted goes to the task that is open. */
export function noted(attempt: ExamAttempt, now: Moment): ExamAttempt {
  const after = ticked(attempt, now);
  const spent = Math.max(0, Math.min(after.clock.elapsed, attempt.duration) - attempt.clock.elapsed);
  const ms = (attempt.tasks[attempt.open]?.ms ?? 0) + spent;
  return withTask(after, attempt.open, { ms });
}

/** Turns to a task, from 0. */
export function turnedTo(attempt: ExamAttempt, index: number, now: Moment): ExamAttempt {
  return { ...noted(attempt, now), open: index };
}

/** Flags a task, from 0, or takes its flag away. */
export function withFlagTurned(attempt: ExamAttempt, index: number): ExamAttempt {
  return withTask(attempt, index, { flagged: attempt.tasks[index]?.flagged !== true });
}

/** The exam as it is graded: its clock stops at the latest when the time is up. */
export function endedWith(attempt: ExamAttempt, ended: EndReason, now: Moment): ExamAttempt {
  const last = noted(attempt, now);
  const elapsed = Math.min(last.clock.elapsed, last.duration);
  return { ...last, ended, clock: { ...last.clock, elapsed } };
}
