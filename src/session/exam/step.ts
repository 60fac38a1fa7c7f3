import { shownOrder } from '../shown-order.ts';
import { ticked, timeLeftKnown, withTask } from './attempt.ts';
import type { ExamEvent } from './event.ts';
import { ask, type ExamSession, type ExamStep, endExam, listTasks, openTask } from './exam.ts';
import { onExamInput } from './input.ts';
import { onMarked, onMarkingLoaded } from './marking.ts';

type EventOf<T extends ExamEvent['type']> = Extract<ExamEvent, { readonly type: T }>;

const TIMED: readonly ExamSession['phase'][] = ['opening', 'asking', 'listing', 'ending'];

/**
 * The next state of an exam after an event, and its effects. No I/O; the time comes with the event. An event that does not fit the state
 * changes nothing. Once the time is up, any event ends the exam.
 */
export function examStep(exam: ExamSession, event: ExamEvent): ExamStep {
  if (!TIMED.includes(exam.phase)) return untimed(exam, event);
  const at = { ...exam, attempt: ticked(exam.attempt, event.now) };
  if (timeLeftKnown(at.attempt) === 0) return endExam(withLateAnswer(at, event), 'time-up');
  switch (event.type) {
    case 'loaded':
      return onLoaded(at, event);
    case 'unavailable':
      return onUnavailable(at, event);
    case 'input':
      return onExamInput(at, event);
    case 'graded':
      return { exam, effects: [] };
  }
}

function untimed(exam: ExamSession, event: ExamEvent): ExamStep {
  if (event.type === 'input') return onExamInput(exam, event);
  if (exam.phase !== 'marking') return { exam, effects: [] };
  if (event.type === 'graded') return onMarked(exam, event);
  return onMarkingLoaded(exam, event.type === 'loaded' ? event.card : null);
}

/** Adds the time of the open task, up to the end, and notes whether its answer came too late. */
function withLateAnswer(exam: ExamSession, event: ExamEvent): ExamSession {
  if (exam.phase !== 'asking') return exam;
  const { attempt, openedAt } = exam;
  const task = attempt.tasks[attempt.open];
  const spent = Math.max(0, attempt.duration - openedAt);
  const late = event.type === 'input' && event.input.type === 'answer' && task?.given === null;
  return { ...exam, attempt: withTask(attempt, attempt.open, { ms: (task?.ms ?? 0) + spent, late }) };
}

function onLoaded(exam: ExamSession, { card }: EventOf<'loaded'>): ExamStep {
  if (exam.phase !== 'opening') return { exam, effects: [] };
  const { attempt } = exam;
  const order = shownOrder(card, attempt.seed);
  const opened: ExamSession = { ...exam, phase: 'asking', card, openedAt: attempt.clock.elapsed };
  const shown = [{ type: 'show', view: { type: 'task', card, attempt } }] as const;
  return ask(opened, { type: 'answer', card, order }, shown);
}

function onUnavailable(exam: ExamSession, { reason }: EventOf<'unavailable'>): ExamStep {
  if (exam.phase !== 'opening') return { exam, effects: [] };
  const { open, tasks } = exam.attempt;
  const gone: ExamSession = { ...exam, attempt: withTask(exam.attempt, open, { gone: reason }) };
  const identity = tasks[open]?.identity ?? '';
  const shown = [{ type: 'show', view: { type: 'unavailable', identity, reason } }] as const;
  return open + 1 < tasks.length ? openTask(gone, open + 1, shown) : listTasks(gone, shown);
}
