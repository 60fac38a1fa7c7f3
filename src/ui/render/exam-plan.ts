import type { ExamPlan } from '../../schedule/exam/plan.ts';
import type { Readiness } from '../../schedule/exam/readiness.ts';
import type { ExamStatus } from '../../schedule/exam/status.ts';
import { formatStudyDay } from '../../schedule/study-day.ts';
import type { Draw } from './draw.ts';
import { count, percent, points } from './numbers.ts';
import { drawTable } from './table.ts';
import { wrap } from './wrap.ts';

/** Topics out of reach that are named; the others are counted. */
const NAMED = 8;

/** The plan in the few lines that a session begins with. */
export function renderWayToExam({ plan, readiness }: ExamStatus, width: number, draw: Draw): string {
  const lines = [
    `${daysTo(plan)}: ${work(plan)}.`,
    ...(plan.holds ? [] : [`${draw.style.warn('It does not hold')}: ${remedy(plan)}. See k8s-drill plan.`]),
    readinessLine(readiness),
  ];
  return `${lines.map((line) => wrap(line, width)).join('\n')}\n`;
}

/**
 * The plan with what is out of reach, and the readiness by domain.
 * @param forecast the readiness that the minutes of the plan lead to, 0 to 1; `null` where it was not simulated
 */
export function renderExamPlan(
  status: ExamStatus,
  forecast: number | null,
  width: number,
  draw: Draw,
): string {
  const { plan, readiness, hour } = status;
  const blocks = [
    wrap(
      `${daysTo(plan)}, on ${formatStudyDay(plan.examDay)}; ${count(plan.studyDays, 'day')} to study.`,
      width,
    ),
    wrap(`To see all of it and keep it: ${work(plan)}.`, width),
    ...(plan.holds ? [] : [outOfReach(plan, width, draw)]),
    [
      wrap(readinessLine(readiness), width),
      ...(forecast === null ? [] : [wrap(forecastLine(plan, forecast), width)]),
      wrap('It is recall of the cards, not a promise; unseen cards count as not known.', width),
    ].join('\n'),
    drawTable(domainRows(readiness), width, draw),
    wrap(`One more hour today would add about ${points(hour)}.`, width),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Readiness by topic, the least known first. */
export function renderTopicReadiness({ topics }: Readiness, width: number, draw: Draw): string {
  const rows = [...topics]
    .sort((a, b) => a.expected - b.expected)
    .map((t) => [t.name, t.domain, percent(t.expected), `${t.cards}`, `${t.unseen}`]);
  return `${drawTable([['Topic', 'Domain', 'Recall', 'Cards', 'Unseen'], ...rows], width, draw)}\n`;
}

function daysTo({ daysLeft }: ExamPlan): string {
  return daysLeft === 0 ? 'The exam is today' : `${count(daysLeft, 'day')} to the exam`;
}

function work({ newPerDay, reviewsPerDay, minutesNeeded, minutesPerDay, holds }: ExamPlan): string {
  const cards = `${count(newPerDay, 'new card')} today and about ${count(Math.round(reviewsPerDay), 'review')} a day`;
  const needed = Math.ceil(minutesNeeded);
  if (holds) return `${cards}, ${needed} of your ${count(minutesPerDay, 'minute')} a day`;
  return `${cards}, ${count(needed, 'minute')} a day; you have ${minutesPerDay}`;
}

function remedy({ minutesNeeded, outOfReach, reviewsFit }: ExamPlan): string {
  const minutes = `${Math.ceil(minutesNeeded)} minutes a day would`;
  if (!reviewsFit) return `${minutes}; not even what was seen can be kept up`;
  const cards = outOfReach.reduce((sum, topic) => sum + topic.cards, 0);
  return `${minutes}, or ${count(cards, 'card')} fewer`;
}

function outOfReach(plan: ExamPlan, width: number, draw: Draw): string {
  const rows = plan.outOfReach
    .slice(0, NAMED)
    .map((t) => [t.topic, t.domain, `${t.cards}`, points(t.points)]);
  const rest = plan.outOfReach.length - rows.length;
  const minutes = Math.ceil(plan.minutesNeeded);
  const lines = [
    wrap(`${draw.style.warn('It does not hold')}: ${remedy(plan)}.`, width),
    wrap(`More time: k8s-drill config set minutes-per-day ${minutes}`, width),
  ];
  if (rows.length === 0) return lines.join('\n');
  const table = drawTable([['Topic', 'Domain', 'Cards', 'Of the exam'], ...rows], width, draw);
  const more = rest > 0 ? [`and ${count(rest, 'more topic')}`] : [];
  return [
    ...lines,
    wrap('Fewer topics: left out first is what counts least for its time.', width),
    table,
    ...more,
  ].join('\n');
}

function readinessLine({ expected, low, high, passMark }: Readiness): string {
  const interval = `${percent(low)} to ${percent(high)}`;
  return `Readiness for that day: ${percent(expected)} (${interval}); the pass mark is ${percent(passMark)}.`;
}

function forecastLine({ minutesPerDay }: ExamPlan, forecast: number): string {
  return `${count(minutesPerDay, 'minute')} a day until then would bring it to about ${percent(forecast)}.`;
}

function domainRows({ domains }: Readiness): string[][] {
  return [
    ['Domain', 'Weight', 'Recall', 'Cards', 'Unseen'],
    ...domains.map((d) => [d.name, percent(d.weight), percent(d.expected), `${d.cards}`, `${d.unseen}`]),
  ];
}
