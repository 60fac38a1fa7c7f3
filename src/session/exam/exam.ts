import type { Card } from '../../deck/card.ts';
import { type EndReason, type ExamAttempt, isOpen, resumed, timeLeftKnown } from './attempt.ts';
import type { Moment } from './clock.ts';
import type { ExamAsk, ExamEffect } from './effect.ts';
import type { Mark } from './report.ts';

/** An exam between two events; only its attempt outlives the run. */
export interface ExamSession {
  readonly attempt: ExamAttempt;
  readonly phase: 'before' | 'opening' | 'asking' | 'listing' | 'ending' | 'marking' | 'after';
  /** The card of the task that is open. */
  readonly card: Card | null;
  /** The exam's time when the task was opened, or when its time was last added. */
  readonly openedAt: number;
  /** The marked tasks, once the exam has ended. */
  readonly marks: readonly Mark[];
}

export interface ExamStep {
  readonly exam: ExamSession;
  readonly effects: readonly ExamEffect[];
}

/** A newly drawn exam: shows it, and starts when the learner does. */
export function offerExam(
  attempt: ExamAttempt,
  drawn: { readonly asked: number; readonly repeated: number },
): ExamStep {
  const exam: ExamSession = { attempt, phase: 'before', card: null, openedAt: 0, marks: [] };
  return {
    exam,
    effects: [
      { type: 'show', view: { type: 'opening', attempt, ...drawn } },
      { type: 'ask', ask: { type: 'begin' }, attempt },
    ],
  };
}

/** An exam that an earlier run left; its clock kept running. If its time is up, or it had ended, it is marked. */
export function takeUpExam(left: ExamAttempt, now: Moment): ExamStep {
  const attempt = resumed(left, now);
  const exam: ExamSession = { attempt, phase: 'listing', card: null, openedAt: 0, marks: [] };
  if (attempt.ended !== null) return beginMarking(exam);
  if (timeLeftKnown(attempt) === 0) return endExam(exam, 'time-up');
  return openTask(exam, attempt.open, [{ type: 'show', view: { type: 'resumed', attempt } }]);
}

/** Opens a task, from 0. */
export function openTask(exam: ExamSession, index: number, shown: readonly ExamEffect[] = []): ExamStep {
  const attempt = { ...exam.attempt, open: index };
  const identity = attempt.tasks[index]?.identity ?? '';
  return {
    exam: { ...exam, attempt, phase: 'opening', card: null },
    effects: [...shown, { type: 'keep', attempt }, { type: 'load', identity }],
  };
}

export function listTasks(exam: ExamSession, shown: readonly ExamEffect[] = []): ExamStep {
  const { attempt } = exam;
  return {
    exam: { ...exam, phase: 'listing', card: null },
    effects: [
      ...shown,
      { type: 'keep', attempt },
      { type: 'show', view: { type: 'list', attempt } },
      { type: 'ask', ask: { type: 'list', count: attempt.tasks.length }, attempt },
    ],
  };
}

/** Asks whether to end the exam. */
export function confirmEnd(exam: ExamSession): ExamStep {
  const { attempt } = exam;
  const open = attempt.tasks.filter(isOpen).length;
  const flagged = attempt.tasks.filter((task) => task.flagged).length;
  return {
    exam: { ...exam, phase: 'ending', card: null },
    effects: [
      { type: 'keep', attempt },
      { type: 'show', view: { type: 'ending', open, word: 'answered', flagged } },
      { type: 'ask', ask: { type: 'ending' }, attempt },
    ],
  };
}

/** Ends the exam. If this run cannot finish the marking, the next one does it. */
export function endExam(exam: ExamSession, reason: EndReason): ExamStep {
  const { duration, clock } = exam.attempt;
  const elapsed = Math.min(clock.elapsed, duration);
  const attempt: ExamAttempt = { ...exam.attempt, ended: reason, clock: { ...clock, elapsed } };
  const late = attempt.tasks.some((task) => task.late);
  return beginMarking({ ...exam, attempt }, [
    { type: 'keep', attempt },
    { type: 'show', view: { type: 'over', reason, late } },
  ]);
}

function beginMarking(exam: ExamSession, shown: readonly ExamEffect[] = []): ExamStep {
  const identity = exam.attempt.tasks[0]?.identity ?? '';
  return {
    exam: { ...exam, phase: 'marking', card: null, marks: [] },
    effects: [...shown, { type: 'load', identity }],
  };
}

export function ask(exam: ExamSession, question: ExamAsk, shown: readonly ExamEffect[] = []): ExamStep {
  return { exam, effects: [...shown, { type: 'ask', ask: question, attempt: exam.attempt }] };
}
