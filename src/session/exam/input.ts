import type { Given } from '../../grade/given.ts';
import { shownOrder } from '../shown-order.ts';
import { type ExamAttempt, isOpen, withTask } from './attempt.ts';
import { startClock } from './clock.ts';
import type { ExamAction, ExamEvent, ExamInput } from './event.ts';
import { ask, confirmEnd, type ExamSession, type ExamStep, endExam, listTasks, openTask } from './exam.ts';
import { reportOf } from './report.ts';

type InputEvent = Extract<ExamEvent, { readonly type: 'input' }>;

/** The learner's input, before the time is up. */
export function onExamInput(exam: ExamSession, event: InputEvent): ExamStep {
  const { input } = event;
  switch (exam.phase) {
    case 'before':
      return beforeIt(exam, event);
    case 'asking':
      return input.type === 'end-of-input' ? endExam(spent(exam), 'input-ended') : atTask(spent(exam), input);
    case 'listing':
      return input.type === 'end-of-input' ? endExam(exam, 'input-ended') : atList(exam, input);
    case 'ending':
      if (input.type === 'end-of-input') return endExam(exam, 'input-ended');
      return isYes(input) ? endExam(exam, 'finished') : listTasks(exam);
    case 'after':
      return afterIt(exam, input);
    default:
      return { exam, effects: [] };
  }
}

/** The clock starts when the learner begins. */
function beforeIt(exam: ExamSession, { input, now }: InputEvent): ExamStep {
  const begins = input.type === 'go-on';
  if (!begins) return { exam, effects: [{ type: 'end', report: null, study: false }] };
  const attempt: ExamAttempt = { ...exam.attempt, startedAt: now.wall, clock: startClock(now) };
  return openTask({ ...exam, attempt }, 0);
}

/** Adds the time since the task was opened. */
function spent(exam: ExamSession): ExamSession {
  const { attempt, openedAt } = exam;
  const { elapsed } = attempt.clock;
  const ms = (attempt.tasks[attempt.open]?.ms ?? 0) + elapsed - openedAt;
  return { ...exam, openedAt: elapsed, attempt: withTask(attempt, attempt.open, { ms }) };
}

function atTask(exam: ExamSession, input: ExamInput): ExamStep {
  if (input.type === 'answer') return answered(exam, input.given);
  if (input.type === 'go-to') return goTo(exam, input.number);
  if (input.type === 'action') return onAction(exam, input.action);
  return again(exam);
}

/** Goes to the next open task; after the last one, to the list. */
function answered(exam: ExamSession, given: Given): ExamStep {
  const { open } = exam.attempt;
  const attempt = withTask(exam.attempt, open, { given });
  const next = attempt.tasks.findIndex((task, index) => index > open && isOpen(task));
  return next < 0 ? listTasks({ ...exam, attempt }) : openTask({ ...exam, attempt }, next);
}

function onAction(exam: ExamSession, action: ExamAction): ExamStep {
  const { open, tasks } = exam.attempt;
  switch (action) {
    case 'flag':
      return flag(exam);
    case 'skip':
      return open + 1 < tasks.length ? openTask(exam, open + 1) : listTasks(exam);
    case 'back':
      return open > 0 ? openTask(exam, open - 1) : listTasks(exam);
    case 'list':
      return listTasks(exam);
    case 'end':
      return confirmEnd(exam);
  }
}

function flag(exam: ExamSession): ExamStep {
  const { open, tasks } = exam.attempt;
  const flagged = tasks[open]?.flagged !== true;
  const attempt = withTask(exam.attempt, open, { flagged });
  const { exam: marked, effects } = again({ ...exam, attempt });
  return {
    exam: marked,
    effects: [{ type: 'keep', attempt }, { type: 'show', view: { type: 'flagged', flagged } }, ...effects],
  };
}

function goTo(exam: ExamSession, number: number): ExamStep {
  const count = exam.attempt.tasks.length;
  if (number >= 1 && number <= count) return openTask(exam, number - 1);
  const { exam: same, effects } = again(exam);
  return { exam: same, effects: [{ type: 'show', view: { type: 'no-such-task', count } }, ...effects] };
}

/** Leaves the list: for a task, the first open one, the one that was shown before, or the end. */
function atList(exam: ExamSession, input: ExamInput): ExamStep {
  const { tasks, open } = exam.attempt;
  if (input.type === 'go-to') return goTo(exam, input.number);
  if (input.type === 'go-on') {
    const first = tasks.findIndex(isOpen);
    return first < 0 ? confirmEnd(exam) : openTask(exam, first);
  }
  if (input.type !== 'action') return again(exam);
  if (input.action === 'end') return confirmEnd(exam);
  return input.action === 'back' ? openTask(exam, open) : again(exam);
}

function isYes(input: ExamInput): boolean {
  return input.type === 'go-on' || (input.type === 'action' && input.action === 'end');
}

function afterIt(exam: ExamSession, input: ExamInput): ExamStep {
  const report = reportOf(exam.attempt, exam.marks);
  if (input.type !== 'review')
    return { exam, effects: [{ type: 'end', report, study: input.type === 'study' }] };
  return ask(exam, { type: 'after', missed: 0 }, [{ type: 'show', view: { type: 'review', report } }]);
}

/** Repeats the open question. */
function again(exam: ExamSession): ExamStep {
  const { card, attempt } = exam;
  if (exam.phase === 'listing') return ask(exam, { type: 'list', count: attempt.tasks.length });
  if (!card) return { exam, effects: [] };
  return ask(exam, { type: 'answer', card, order: shownOrder(card, attempt.seed) });
}
