import { type Activity, activity as activityOf } from '../../schedule/statistics/activity.ts';
import { formatStudyDay } from '../../schedule/study-day.ts';
import { count } from '../render/numbers.ts';
import { type ReportBlock, text } from '../report/report.ts';
import { section } from './section.ts';

export const activity = section(
  'Activity',
  'reviews and minutes a day, and the streak',
  ({ reviews, day, scheduler }) => activityOf(reviews(), day, scheduler.parameters.daysOff),
  show,
);

const MINUTE = 60_000;

function show({ streak, days, total, ahead }: Activity, program: string): ReportBlock[] {
  const title = `over the last ${days.length} days`;
  const columns = (of: (day: Activity['days'][number]) => number) =>
    days.map((day) => ({ label: formatStudyDay(day.day), value: of(day) }));
  const nothing = total.reviews === 0 ? [text(`Nothing was answered yet; ${program} study begins.`)] : [];
  return [
    ...nothing,
    text(streakLine(streak)),
    text(
      `In all: ${count(total.reviews, 'review')} on ${count(total.days, 'day')}, ${count(total.new, 'new card')}, ${count(Math.round(total.ms / MINUTE), 'minute')}.`,
    ),
    ...(ahead > 0 ? [text(aheadLine(ahead, program))] : []),
    { type: 'columns', title: `Reviews a day ${title}`, unit: 'reviews', columns: columns((d) => d.reviews) },
    {
      type: 'columns',
      title: `Minutes a day ${title}`,
      unit: 'minutes',
      columns: columns((d) => Math.round((10 * d.ms) / MINUTE) / 10),
    },
  ];
}

function streakLine({ current, longest, today }: Activity['streak']): string {
  const open = today ? 'today included' : 'today is still open';
  return `Streak: ${count(current, 'day')}, ${open}; the longest was ${count(longest, 'day')}.`;
}

function aheadLine(ahead: number, program: string): string {
  const are = ahead === 1 ? '1 answer is' : `${ahead} answers are`;
  return `${are} dated after today and not counted here. Is the clock right? ${program} doctor checks it.`;
}
