import { shownOrder } from '../shown-order.ts';
import type { ExamEvent } from './event.ts';
import { ask, type Exam, type ExamStep, endExam, listTasks, openTask } from './exam.ts';
import { onExamInput } from './input.ts';
import { onMarked, onMarkingLoaded } from './marking.ts';
import { ticked, timeLeftKnown, withTask } from './sitting.ts';

type EventOf<T extends ExamEvent['type']> = Extract<ExamEvent, { readonly type: T }>;

const TIMED: readonly Exam['phase'][] = ['opening', 'asking', 'listing', 'ending'];

/**
 * What an exam becomes by an event, and what it wants done. No I/O; the time comes with the event. An event that does not fit the moment
 * changes nothing. Whatever happens when the time is up ends the exam.
 */
export function examStep(exam: Exam, event: ExamEvent): ExamStep {
  if (!TIMED.includes(exam.phase)) return untimed(exam, event);
  const at = { ...exam, sitting: ticked(exam.sitting, event.now) };
  if (timeLeftKnown(at.sitting) === 0) return endExam(withLateAnswer(at, event), 'time-up');
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

function untimed(exam: Exam, event: ExamEvent): ExamStep {
  if (event.type === 'input') return onExamInput(exam, event);
  if (exam.phase !== 'marking') return { exam, effects: [] };
  if (event.type === 'graded') return onMarked(exam, event);
  return onMarkingLoaded(exam, event.type === 'loaded' ? event.card : null);
}

/** The time of the task that was open, up to the end, and whether its answer came too late. */
function withLateAnswer(exam: Exam, event: ExamEvent): Exam {
  if (exam.phase !== 'asking') return exam;
  const { sitting, openedAt } = exam;
  const task = sitting.tasks[sitting.open];
  const spent = Math.max(0, sitting.duration - openedAt);
  const late = event.type === 'input' && event.input.type === 'answer' && task?.given === null;
  return { ...exam, sitting: withTask(sitting, sitting.open, { ms: (task?.ms ?? 0) + spent, late }) };
}

function onLoaded(exam: Exam, { card }: EventOf<'loaded'>): ExamStep {
  if (exam.phase !== 'opening') return { exam, effects: [] };
  const { sitting } = exam;
  const order = shownOrder(card, sitting.seed);
  const opened: Exam = { ...exam, phase: 'asking', card, openedAt: sitting.clock.elapsed };
  const shown = [{ type: 'show', view: { type: 'task', card, sitting } }] as const;
  return ask(opened, { type: 'answer', card, order }, shown);
}

function onUnavailable(exam: Exam, { reason }: EventOf<'unavailable'>): ExamStep {
  if (exam.phase !== 'opening') return { exam, effects: [] };
  const { open, tasks } = exam.sitting;
  const gone: Exam = { ...exam, sitting: withTask(exam.sitting, open, { gone: reason }) };
  const identity = tasks[open]?.identity ?? '';
  const shown = [{ type: 'show', view: { type: 'unavailable', identity, reason } }] as const;
  return open + 1 < tasks.length ? openTask(gone, open + 1, shown) : listTasks(gone, shown);
}
