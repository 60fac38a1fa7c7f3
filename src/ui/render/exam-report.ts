import type { Screen } from '../../screen.ts';
import {
  type ExamReport,
  type Mark,
  type MarkOutcome,
  missedMarks,
  type PartScore,
} from '../../session/exam/report.ts';
import { printable } from '../../source/printable.ts';
import { renderAnswer, renderNotes } from './answer.ts';
import { renderTitle } from './markdown.ts';
import { count, duration, weightOf } from './numbers.ts';
import { placeLine } from './question.ts';
import { drawTable } from './table.ts';
import { renderComparison } from './verdict.ts';
import { hang, wrap } from './wrap.ts';

/** How many topics are suggested for further study. */
const NAMED = 5;

const WORD: Record<MarkOutcome, string> = {
  correct: 'right',
  close: 'close',
  unsure: 'undecided',
  wrong: 'wrong',
  open: 'not answered',
  late: 'too late',
  gone: 'gone',
};

/** The total score, the scores by task, domain and kind, and what to study next. */
export function renderExamReport(report: ExamReport, screen: Screen): string {
  const parts = [
    placeLine([['Result']], screen),
    headline(report, screen),
    drawTable([['Task', 'Weight', 'Score', 'Time', 'Its share', 'Topic'], ...taskRows(report)], screen),
    drawTable([['Domain', ...PART_HEADS], ...report.domains.map(partRow)], screen),
    drawTable([['Kind', ...PART_HEADS], ...report.kinds.map(partRow)], screen),
    ...undecided(report, screen),
    ...studyNext(report, screen),
  ];
  return `\n${parts.join('\n\n')}\n`;
}

/** Every answer that was not right, with the expected one and the reasons. */
export function renderExamReview(report: ExamReport, screen: Screen): string {
  const parts = missedMarks(report).map((mark) => renderMark(mark, report.marks.length, screen));
  return `\n${parts.join('\n\n')}\n`;
}

function renderMark(mark: Mark, tasks: number, screen: Screen): string {
  const { card, task, verdict, outcome, share, score, number, sources } = mark;
  if (!card) return '';
  const place = `${number}/${tasks}`;
  const time = `${duration(task.ms)} of ${duration(share)}`;
  const points = `${percentOf(score)} of ${weightOf(task)}`;
  const long = [`Task ${place}`, WORD[outcome], points, time, task.topic];
  const parts = [
    placeLine([long, [place, WORD[outcome], points], [place]], screen),
    renderTitle(card.prompt.text, screen),
  ];
  if (verdict && task.given)
    parts.push(...renderComparison({ ...mark, card, verdict, given: task.given }, screen));
  else {
    if (verdict) parts.push(...missing(verdict.differences, screen));
    parts.push(`${screen.style.bold('Answer')}\n${renderAnswer(card, screen)}`);
    parts.push(...renderNotes(card.notes, screen));
  }
  if (sources.length > 0)
    parts.push(
      sources.map((url) => wrap(`Source: ${screen.style.link(printable(url))}`, screen.width)).join('\n'),
    );
  return parts.join('\n\n');
}

/** The checks of a lab that failed. */
function missing(differences: readonly { readonly message: string }[], screen: Screen): string[] {
  if (differences.length === 0) return [];
  const lines = differences.map(({ message }) =>
    hang(`${screen.style.bad(screen.signs.bad)} `, printable(message), screen.width),
  );
  return [[screen.style.bold('Missing'), ...lines].join('\n')];
}

function headline({ percent, passed, attempt, marks }: ExamReport, screen: Screen): string {
  const { style, signs } = screen;
  const word = passed ? style.good(`${signs.good} Passed`) : style.bad(`${signs.bad} Not passed`);
  const times = `${duration(attempt.clock.elapsed)} of ${duration(attempt.duration)}`;
  const outcomes = (Object.keys(WORD) as MarkOutcome[]).flatMap((outcome) => {
    const found = marks.filter((mark) => mark.outcome === outcome).length;
    return found > 0 ? [`${found} ${WORD[outcome]}`] : [];
  });
  return [
    wrap(`${style.bold(word)}: ${percent} %, the pass mark is ${attempt.passMark} %`, screen.width),
    wrap(`${count(marks.length, 'task')}: ${outcomes.join(', ')}. ${times}.`, screen.width),
  ].join('\n');
}

function taskRows({ marks }: ExamReport): string[][] {
  return marks.map(({ number, task, outcome, score, share }) => [
    `${number}`,
    weightOf(task),
    score > 0 && score < 1 ? percentOf(score) : WORD[outcome],
    duration(task.ms),
    duration(share),
    task.topic,
  ]);
}

const PART_HEADS = ['Tasks', 'Weight', 'Score', 'Time', 'Its share'];

function partRow(part: PartScore): string[] {
  const { name, tasks, percent, ms, share } = part;
  return [name, `${tasks}`, weightOf(part), `${percent} %`, duration(ms), duration(share)];
}

/** Answers that may be right although the grader cannot tell; the learner decides. */
function undecided({ marks }: ExamReport, screen: Screen): string[] {
  const numbers = marks.filter(({ outcome }) => outcome === 'unsure').map(({ number }) => number);
  if (numbers.length === 0) return [];
  const tasks = numbers.length === 1 ? `Task ${numbers[0]}` : `Tasks ${numbers.join(', ')}`;
  return [
    wrap(
      `${tasks}: nobody could decide whether the answer does it; it scores 0. See for yourself.`,
      screen.width,
    ),
  ];
}

function studyNext({ study }: ExamReport, screen: Screen): string[] {
  if (study.length === 0) return [];
  const topics = study.slice(0, NAMED);
  const lines = topics.map(({ topic, lost }) => `${topic}: ${Number(lost.toFixed(1))} % of the exam lost`);
  const names = topics.map(({ topic }) => topic);
  const command = (count: number) => `  ${screen.program} study --topic ${names.slice(0, count).join(',')}`;
  const most = names.findLastIndex((_, at) => command(at + 1).length <= screen.width) + 1;
  const whole = command(Math.max(most, 1));
  return [['Study next:', ...lines.map((line) => hang('  ', line, screen.width)), whole].join('\n')];
}

function percentOf(score: number): string {
  return `${Math.floor(100 * score + 1e-9)} %`;
}
