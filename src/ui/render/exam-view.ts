import type { Screen } from '../../screen.ts';
import {
  type ExamAttempt,
  type ExamTask,
  isOpen,
  shareOf,
  timeLeftKnown,
} from '../../session/exam/attempt.ts';
import type { ExamView } from '../../session/exam/effect.ts';
import { printable } from '../../source/printable.ts';
import { asStarted } from '../../source/program-name.ts';
import { EXAM_KEY_HELP } from '../frontend/exam-keys.ts';
import { renderExamReport, renderExamReview } from './exam-report.ts';
import { renderGiven } from './given.ts';
import { count, countdown, weightOf } from './numbers.ts';
import { renderTask } from './question.ts';
import { drawTable } from './table.ts';
import { wrap } from './wrap.ts';

type ViewOf<T extends ExamView['type']> = Extract<ExamView, { readonly type: T }>;

const MINUTE = 60_000;

const OVER: Record<ViewOf<'over'>['reason'], string> = {
  finished: 'The exam is over.',
  'time-up': 'Time is up.',
  'input-ended': 'The input has ended, and the exam with it: what is open counts as wrong.',
};

/** The texts that an exam shows, for a terminal of a given width. */
export function renderExamView(view: ExamView, screen: Screen): string {
  switch (view.type) {
    case 'opening':
      return renderOpening(view, screen);
    case 'resumed':
      return renderResumed(view, screen);
    case 'task':
      return renderExamTask(view, screen);
    case 'flagged':
      return wrap(view.flagged ? 'Flagged.' : 'The flag is taken away.', screen.width);
    case 'no-such-task':
      return wrap(`There are the tasks 1 to ${view.count}.`, screen.width);
    case 'list':
      return renderTaskList(view.attempt, screen);
    case 'ending':
      return `\n${wrap(endingLine(view), screen.width)}`;
    case 'unavailable':
      return wrap(
        printable(`${view.identity} cannot be asked and counts for nothing: ${view.reason}`),
        screen.width,
      );
    case 'over':
      return renderOver(view, screen);
    case 'report':
      return renderExamReport(view.report, screen);
    case 'review':
      return renderExamReview(view.report, screen);
  }
}

/** The keys of an exam and what they do. */
export function renderExamHelp(screen: Screen): string {
  return drawTable(
    [['Key', 'Does'], ...EXAM_KEY_HELP.map(([key, does]) => [key, asStarted(does, screen.program)])],
    screen,
  );
}

function renderOpening({ attempt, asked, repeated }: ViewOf<'opening'>, screen: Screen): string {
  const { tasks, duration, passMark, seed } = attempt;
  const minutes = count(Math.round(duration / MINUTE), 'minute');
  const lines = [
    `Mock exam: ${count(tasks.length, 'task')} in ${minutes}; passed with ${passMark} %. Seed ${seed}.`,
  ];
  if (tasks.length < asked)
    lines.push(`There are cards for ${tasks.length} of the ${asked} tasks; the time is cut in proportion.`);
  if (repeated > 0) lines.push(`Of the last exam's tasks ${repeated} come again: there are no others.`);
  return `\n${lines.map((line) => wrap(printable(line), screen.width)).join('\n')}\n`;
}

function renderResumed({ attempt }: ViewOf<'resumed'>, screen: Screen): string {
  const line = `Your exam goes on; its clock ran on too: ${countdown(timeLeftKnown(attempt))} left.`;
  return `\n${wrap(line, screen.width)}\n${wrap('A new one can begin when it is over; :end ends it.', screen.width)}`;
}

function renderExamTask({ card, attempt }: ViewOf<'task'>, screen: Screen): string {
  const { tasks, open } = attempt;
  const task = tasks[open];
  if (!task) return '';
  const place = `${open + 1}/${tasks.length}`;
  const left = `${countdown(timeLeftKnown(attempt))} left`;
  const flag = task.flagged ? ['flagged'] : [];
  const share = `${minutesOf(shareOf(attempt, task))} min`;
  const long = [`Task ${place}`, `${weightOf(task)} of the exam, ${share}`, task.topic, ...flag, left];
  const asked = renderTask([long, [place, weightOf(task), ...flag, left], [place, left]], card, screen);
  if (task.given === null) return asked;
  const given = renderGiven(card, task.given, screen);
  const lead = wrap(`${screen.style.bold('Your answer so far')}, which a new one replaces:`, screen.width);
  return `${asked}\n${lead}\n${given}\n`;
}

/** The tasks with their weights and states. */
function renderTaskList(attempt: ExamAttempt, screen: Screen): string {
  const { tasks } = attempt;
  const rows = tasks.map((task, i) => [
    `${i + 1}`,
    weightOf(task),
    stateOf(task, screen),
    task.kind,
    task.topic,
  ]);
  const answered = tasks.filter(({ given }) => given !== null).length;
  const flagged = tasks.filter((task) => task.flagged).length;
  const facts = [
    `${answered} of ${tasks.length} answered`,
    ...(flagged > 0 ? [`${flagged} flagged`] : []),
    `${countdown(timeLeftKnown(attempt))} left`,
  ];
  const table = drawTable([['Task', 'Weight', 'State', 'Kind', 'Topic'], ...rows], screen);
  return `\n${table}\n\n${wrap(facts.join(` ${screen.signs.dot} `), screen.width)}\n`;
}

function stateOf(task: ExamTask, { style }: Screen): string {
  const state = task.gone !== null ? 'gone' : isOpen(task) ? style.warn('open') : style.good('answered');
  return task.flagged ? `${state} ${style.bold('flagged')}` : state;
}

function renderOver({ reason, late }: ViewOf<'over'>, screen: Screen): string {
  const lines = [OVER[reason], ...(late ? ['An answer came after the end and does not count.'] : [])];
  return `\n${lines.map((line) => wrap(line, screen.width)).join('\n')}`;
}

function endingLine({ open, word, flagged }: ViewOf<'ending'>): string {
  const facts = [
    ...(open > 0 ? [`${count(open, 'task')} not ${word}`] : []),
    ...(flagged > 0 ? [`${flagged} flagged`] : []),
  ];
  return `${facts.length === 0 ? `Every task is ${word}` : facts.join(', ')}. End the exam?`;
}

function minutesOf(ms: number): number {
  return Math.max(1, Math.round(ms / MINUTE));
}
