import type { Given } from '../../grade/given.ts';
import { shownOrder } from '../shown-order.ts';
import { startClock } from './clock.ts';
import type { ExamEvent, ExamInput, ExamOrder } from './event.ts';
import { ask, confirmEnd, type Exam, type ExamStep, endExam, listTasks, openTask } from './exam.ts';
import { reportOf } from './report.ts';
import { isOpen, type Sitting, withTask } from './sitting.ts';

type InputEvent = Extract<ExamEvent, { readonly type: 'input' }>;

/** What the learner did, in time. */
export function onExamInput(exam: Exam, event: InputEvent): ExamStep {
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
      return { exam, effects: afterIt(exam, input) };
    default:
      return { exam, effects: [] };
  }
}

/** The clock starts when the learner begins. */
function beforeIt(exam: Exam, { input, now }: InputEvent): ExamStep {
  const begins = input.type === 'go-on';
  if (!begins) return { exam, effects: [{ type: 'end', report: null, study: false }] };
  const sitting: Sitting = { ...exam.sitting, startedAt: now.wall, clock: startClock(now) };
  return openTask({ ...exam, sitting }, 0);
}

/** The time since the task was opened is noted. */
function spent(exam: Exam): Exam {
  const { sitting, openedAt } = exam;
  const { elapsed } = sitting.clock;
  const ms = (sitting.tasks[sitting.open]?.ms ?? 0) + elapsed - openedAt;
  return { ...exam, openedAt: elapsed, sitting: withTask(sitting, sitting.open, { ms }) };
}

function atTask(exam: Exam, input: ExamInput): ExamStep {
  if (input.type === 'answer') return answered(exam, input.given);
  if (input.type === 'go-to') return goTo(exam, input.number);
  if (input.type === 'order') return onOrder(exam, input.order);
  return again(exam);
}

/** On to the next task that is open; past the last one, to the list. */
function answered(exam: Exam, given: Given): ExamStep {
  const { open } = exam.sitting;
  const sitting = withTask(exam.sitting, open, { given });
  const next = sitting.tasks.findIndex((task, index) => index > open && isOpen(task));
  return next < 0 ? listTasks({ ...exam, sitting }) : openTask({ ...exam, sitting }, next);
}

function onOrder(exam: Exam, order: ExamOrder): ExamStep {
  const { open, tasks } = exam.sitting;
  switch (order) {
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

function flag(exam: Exam): ExamStep {
  const { open, tasks } = exam.sitting;
  const flagged = tasks[open]?.flagged !== true;
  const sitting = withTask(exam.sitting, open, { flagged });
  const { exam: marked, effects } = again({ ...exam, sitting });
  return {
    exam: marked,
    effects: [{ type: 'keep', sitting }, { type: 'show', view: { type: 'flagged', flagged } }, ...effects],
  };
}

function goTo(exam: Exam, number: number): ExamStep {
  const count = exam.sitting.tasks.length;
  if (number >= 1 && number <= count) return openTask(exam, number - 1);
  const { exam: same, effects } = again(exam);
  return { exam: same, effects: [{ type: 'show', view: { type: 'no-such-task', count } }, ...effects] };
}

/** From the list: to a task, to the first open one, to the one that was open, or to the end. */
function atList(exam: Exam, input: ExamInput): ExamStep {
  const { tasks, open } = exam.sitting;
  if (input.type === 'go-to') return goTo(exam, input.number);
  if (input.type === 'go-on') {
    const first = tasks.findIndex(isOpen);
    return first < 0 ? confirmEnd(exam) : openTask(exam, first);
  }
  if (input.type !== 'order') return again(exam);
  if (input.order === 'end') return confirmEnd(exam);
  return input.order === 'back' ? openTask(exam, open) : again(exam);
}

function isYes(input: ExamInput): boolean {
  return input.type === 'go-on' || (input.type === 'order' && input.order === 'end');
}

function afterIt({ sitting, marks }: Exam, input: ExamInput): ExamStep['effects'] {
  return [{ type: 'end', report: reportOf(sitting, marks), study: input.type === 'study' }];
}

/** Asks what stands open once more. */
function again(exam: Exam): ExamStep {
  const { card, sitting } = exam;
  if (exam.phase === 'listing') return ask(exam, { type: 'list', count: sitting.tasks.length });
  if (!card) return { exam, effects: [] };
  return ask(exam, { type: 'answer', card, order: shownOrder(card, sitting.seed) });
}
