import type { Kind } from '../../deck/card.ts';
import type { Given } from '../../grade/given.ts';
import { type ExamClock, type Moment, resumeClock, startClock, tick } from './clock.ts';
import type { ExamEntry } from './exam-entry.ts';
import type { Weighted } from './weights.ts';

/** A task of an exam, with its progress. */
export interface ExamTask {
  readonly identity: string;
  readonly topic: string;
  readonly domain: string;
  readonly kind: Kind;
  /** Percent of the exam's points. */
  readonly weight: number;
  readonly given: Given | null;
  readonly flagged: boolean;
  /** Time spent on it, in milliseconds. */
  readonly ms: number;
  /** An answer came after the end; it does not count. */
  readonly late: boolean;
  /** Why it cannot be asked any more: it then counts for nothing. */
  readonly gone: string | null;
}

/** `input-ended`: nothing more could be read. */
export type EndReason = 'finished' | 'time-up' | 'input-ended';

/** One attempt at an exam: plain data, saved after every change, so that a crash loses nothing. */
export interface ExamAttempt {
  /** 32 hex digits. */
  readonly id: string;
  readonly seed: string;
  /** Milliseconds UTC. */
  readonly startedAt: number;
  /** Milliseconds. */
  readonly duration: number;
  /** Percent of the points. */
  readonly passMark: number;
  readonly tasks: readonly ExamTask[];
  /** The task that is open, from 0. */
  readonly open: number;
  readonly clock: ExamClock;
  /** `null` while the exam is in progress. */
  readonly ended: EndReason | null;
}

export interface AttemptOptions {
  readonly id: string;
  readonly seed: string;
  readonly duration: number;
  readonly passMark: number;
  readonly tasks: readonly Weighted<ExamEntry>[];
}

export function newExamAttempt({ tasks, ...options }: AttemptOptions, now: Moment): ExamAttempt {
  const blank = { given: null, flagged: false, ms: 0, late: false, gone: null };
  return {
    ...options,
    tasks: tasks.map(({ item: { identity, topic, domain, kind }, weight }) => ({
      ...{ identity, topic, domain, kind, weight },
      ...blank,
    })),
    startedAt: now.wall,
    open: 0,
    clock: startClock(now),
    ended: null,
  };
}

/** Milliseconds left at a moment of the same run; 0 when the time is up. */
export function timeLeft({ clock, duration }: ExamAttempt, now: Moment): number {
  return Math.max(0, duration - tick(clock, now).elapsed);
}

/** Milliseconds left at the attempt's last event. */
export function timeLeftKnown({ clock, duration }: ExamAttempt): number {
  return Math.max(0, duration - clock.elapsed);
}

/** At a moment of the same run. */
export function ticked(attempt: ExamAttempt, now: Moment): ExamAttempt {
  return { ...attempt, clock: tick(attempt.clock, now) };
}

/** The attempt when another run resumes it. */
export function resumed(attempt: ExamAttempt, now: Moment): ExamAttempt {
  return attempt.ended === null ? { ...attempt, clock: resumeClock(attempt.clock, now) } : attempt;
}

export function withTask(attempt: ExamAttempt, index: number, changes: Partial<ExamTask>): ExamAttempt {
  const tasks = attempt.tasks.map((task, i) => (i === index ? { ...task, ...changes } : task));
  return { ...attempt, tasks };
}

/** Whether a task still waits for an answer. */
export function isOpen({ given, gone }: ExamTask): boolean {
  return given === null && gone === null;
}

/** A task's share of the exam's time by weight, in milliseconds. */
export function shareOf({ duration, tasks }: ExamAttempt, { weight }: ExamTask): number {
  const total = tasks.reduce((sum, task) => sum + task.weight, 0);
  return total === 0 ? 0 : (duration * weight) / total;
}
