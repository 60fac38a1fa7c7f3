import type { Card } from '../../deck/card.ts';
import type { Moment } from './clock.ts';
import type { ExamAsk, ExamEffect } from './effect.ts';
import type { Mark } from './report.ts';
import { type EndReason, isOpen, resumed, type Sitting, timeLeftKnown } from './sitting.ts';

/** An exam between two events; only its sitting outlives the run. */
export interface Exam {
  readonly sitting: Sitting;
  readonly phase: 'before' | 'opening' | 'asking' | 'listing' | 'ending' | 'marking' | 'after';
  /** The card of the task that is open. */
  readonly card: Card | null;
  /** What the clock said when the task was opened, or when its time was last noted. */
  readonly openedAt: number;
  /** The tasks that were marked, once the exam is over. */
  readonly marks: readonly Mark[];
}

export interface ExamStep {
  readonly exam: Exam;
  readonly effects: readonly ExamEffect[];
}

/** An exam that was drawn: shown, and begun when the learner says so. */
export function offerExam(
  sitting: Sitting,
  drawn: { readonly asked: number; readonly repeated: number },
): ExamStep {
  const exam: Exam = { sitting, phase: 'before', card: null, openedAt: 0, marks: [] };
  return {
    exam,
    effects: [
      { type: 'show', view: { type: 'opening', sitting, ...drawn } },
      { type: 'ask', ask: { type: 'begin' }, sitting },
    ],
  };
}

/** An exam that an earlier run left: its clock ran on. One whose time is up, or that was over, is marked. */
export function takeUpExam(left: Sitting, now: Moment): ExamStep {
  const sitting = resumed(left, now);
  const exam: Exam = { sitting, phase: 'listing', card: null, openedAt: 0, marks: [] };
  if (sitting.ended !== null) return beginMarking(exam);
  if (timeLeftKnown(sitting) === 0) return endExam(exam, 'time-up');
  return openTask(exam, sitting.open, [{ type: 'show', view: { type: 'resumed', sitting } }]);
}

/** Opens a task, from 0. */
export function openTask(exam: Exam, index: number, shown: readonly ExamEffect[] = []): ExamStep {
  const sitting = { ...exam.sitting, open: index };
  const identity = sitting.tasks[index]?.identity ?? '';
  return {
    exam: { ...exam, sitting, phase: 'opening', card: null },
    effects: [...shown, { type: 'keep', sitting }, { type: 'load', identity }],
  };
}

export function listTasks(exam: Exam, shown: readonly ExamEffect[] = []): ExamStep {
  const { sitting } = exam;
  return {
    exam: { ...exam, phase: 'listing', card: null },
    effects: [
      ...shown,
      { type: 'keep', sitting },
      { type: 'show', view: { type: 'list', sitting } },
      { type: 'ask', ask: { type: 'list', count: sitting.tasks.length }, sitting },
    ],
  };
}

/** Asks whether the exam shall end. */
export function confirmEnd(exam: Exam): ExamStep {
  const { sitting } = exam;
  const open = sitting.tasks.filter(isOpen).length;
  const flagged = sitting.tasks.filter((task) => task.flagged).length;
  return {
    exam: { ...exam, phase: 'ending', card: null },
    effects: [
      { type: 'keep', sitting },
      { type: 'show', view: { type: 'ending', open, flagged } },
      { type: 'ask', ask: { type: 'ending' }, sitting },
    ],
  };
}

/** Ends it. What is left to do, the marking, is done anew by the next run where this one does not come to it. */
export function endExam(exam: Exam, reason: EndReason): ExamStep {
  const { duration, clock } = exam.sitting;
  const elapsed = Math.min(clock.elapsed, duration);
  const sitting: Sitting = { ...exam.sitting, ended: reason, clock: { ...clock, elapsed } };
  const late = sitting.tasks.some((task) => task.late);
  return beginMarking({ ...exam, sitting }, [
    { type: 'keep', sitting },
    { type: 'show', view: { type: 'over', reason, late } },
  ]);
}

function beginMarking(exam: Exam, shown: readonly ExamEffect[] = []): ExamStep {
  const identity = exam.sitting.tasks[0]?.identity ?? '';
  return {
    exam: { ...exam, phase: 'marking', card: null, marks: [] },
    effects: [...shown, { type: 'load', identity }],
  };
}

export function ask(exam: Exam, question: ExamAsk, shown: readonly ExamEffect[] = []): ExamStep {
  return { exam, effects: [...shown, { type: 'ask', ask: question, sitting: exam.sitting }] };
}
