import type { CardOf } from '../../deck/card.ts';
import type { Screen } from '../../screen.ts';
import { type ExamAttempt, timeLeftKnown } from '../../session/exam/attempt.ts';
import { wasOpened } from '../../session/exam/lab-exam.ts';
import { count, countdown, duration, weightOf } from '../../ui/render/numbers.ts';
import { renderTask } from '../../ui/render/question.ts';
import { drawTable } from '../../ui/render/table.ts';
import { wrap } from '../../ui/render/wrap.ts';
import { contextOf } from './exam-labs.ts';

/** The task that is open, with its context and its folder. */
export function renderOpenTask(attempt: ExamAttempt, card: CardOf<'lab'>, screen: Screen): string {
  const { open, tasks } = attempt;
  const task = tasks[open];
  const place = `Task ${open + 1}/${tasks.length}`;
  const left = `${countdown(timeLeftKnown(attempt))} left`;
  const weight = task === undefined ? [] : [weightOf(task)];
  const text = renderTask([[place, ...weight, left], [place, left], [place]], card, screen);
  const use = `Begin with: kubectl config use-context ${contextOf(open)}; cd $EXAM/${open + 1}`;
  return `${text}\n${screen.style.dim(wrap(use, screen.width))}\n`;
}

/** All tasks, and the remaining time. */
export function renderTasks(attempt: ExamAttempt, screen: Screen): string {
  const { tasks, open } = attempt;
  const rows = tasks.map((task, at) => [
    `${at + 1}${at === open ? ' <' : ''}`,
    weightOf(task),
    task.gone !== null ? 'gone' : wasOpened(attempt, at) ? duration(task.ms) : 'not opened',
    task.flagged ? 'flagged' : '',
    contextOf(at),
    task.topic,
  ]);
  const table = drawTable([['Task', 'Weight', 'Time', 'Flag', 'Context', 'Topic'], ...rows], screen);
  const unopened = tasks.filter((_, at) => !wasOpened(attempt, at)).length;
  const facts = [
    `${countdown(timeLeftKnown(attempt))} left`,
    ...(unopened > 0 ? [`${count(unopened, 'task')} not opened`] : []),
  ];
  return `\n${table}\n\n${wrap(facts.join(` ${screen.signs.dot} `), screen.width)}\n`;
}
