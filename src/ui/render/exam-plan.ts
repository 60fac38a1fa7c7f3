import {
  type ExamPlan,
  FARTHEST,
  MOST_MINUTES,
  type PlannedUnit,
  type PlanRow,
} from '../../schedule/exam/plan.ts';
import type { Readiness } from '../../schedule/exam/readiness.ts';
import { formatStudyDay } from '../../schedule/study-day.ts';
import type { Screen } from '../../screen.ts';
import { count, percent } from './numbers.ts';
import { drawTable } from './table.ts';
import { wrap } from './wrap.ts';

/**
 * The plan: what the learner's minutes lead to, what other minutes would lead to, and the units of the course.
 * @param titles titles of the units by id
 */
export function renderExamPlan(plan: ExamPlan, titles: ReadonlyMap<string, string>, screen: Screen): string {
  const blocks = [
    [headline(plan), whenShort(plan, screen.program)]
      .filter((line) => line !== '')
      .map((line) => wrap(line, screen.width))
      .join('\n'),
    drawTable([['Minutes a day', 'Cards', 'Expected score', ''], ...plan.rows.map(minutesRow)], screen),
    wrap('It is what you would recall of the cards in a mock exam, not a promise.', screen.width),
    unitTable(plan.units, titles, screen),
    wrap(howToChoose(screen.program), screen.width),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** The plan as one line at the start of a session. */
export function renderExamAhead(
  { daysLeft, cards, minutesPerDay }: { daysLeft: number; cards: number; minutesPerDay: number },
  screen: Screen,
): string {
  const until = daysLeft === 0 ? 'The exam is today' : `${count(daysLeft, 'day')} to the exam`;
  return wrap(
    `${until}: ${count(cards, 'card')} fit ${minutesPerDay} min a day. See ${screen.program} plan.`,
    screen.width,
  );
}

function howToChoose(program: string): string {
  return `${program} course <unit> --on puts a unit in whatever it costs, ${program} course <unit> --off leaves it out; ${program} config set minutes-per-day <minutes> changes the time.`;
}

/** Readiness by topic, the least known first. */
export function renderTopicReadiness({ topics }: Readiness, screen: Screen): string {
  const rows = [...topics]
    .sort((a, b) => a.expected - b.expected)
    .map((t) => [t.name, t.domain, percent(t.expected), `${t.cards}`, `${t.unseen}`]);
  return `${drawTable([['Topic', 'Domain', 'Recall', 'Cards', 'Unseen'], ...rows], screen)}\n`;
}

function headline({ daysLeft, examDay, minutesPerDay, own, passMark }: ExamPlan): string {
  const until =
    daysLeft === 0 ? 'The exam is today' : `${count(daysLeft, 'day')} to ${formatStudyDay(examDay)}`;
  const score = `Expected score ${percent(own.score)} (${percent(own.low)} to ${percent(own.high)})`;
  return `${until}, ${minutesPerDay} min a day: the ${count(own.cards, 'card')} worth most. ${score}, pass mark ${percent(passMark)}.`;
}

/** What there is not enough time for, and the best use of the time; nothing if it is enough. */
function whenShort(
  { daysLeft, minutesPerDay, minutesToPass, own, passMark }: ExamPlan,
  program: string,
): string {
  if (daysLeft > FARTHEST) return `The plan looks ${count(FARTHEST, 'day')} ahead.`;
  if (own.score >= passMark || daysLeft === 0) return '';
  if (minutesToPass !== null && minutesToPass > minutesPerDay && minutesToPass <= MOST_MINUTES)
    return `The time is short: ${minutesToPass} min a day would lead to the pass mark. ${program} config set minutes-per-day ${minutesToPass}`;
  return 'The time is short for the pass mark: the plan asks what brings the most points for your minutes; a later exam day would bring more.';
}

function minutesRow({ minutes, cards, score, own }: PlanRow): string[] {
  return [`${minutes}`, `${cards}`, percent(score), own ? 'yours' : ''];
}

const ORDER: Readonly<Record<PlannedUnit['state'], number>> = {
  'in progress': 0,
  'to come': 1,
  done: 2,
  'left out': 3,
};

function unitTable(
  units: readonly PlannedUnit[],
  titles: ReadonlyMap<string, string>,
  screen: Screen,
): string {
  if (units.length === 0) return '';
  const rows = [...units]
    .sort((a, b) => ORDER[a.state] - ORDER[b.state])
    .map(({ id, state, cards, seen, selected }) => [
      id,
      titles.get(id) ?? id,
      state,
      `${seen}`,
      `${selected}`,
      `${cards - seen - selected}`,
    ]);
  return drawTable([['Unit', 'Title', 'State', 'Seen', 'To come', 'Left out'], ...rows], screen);
}
