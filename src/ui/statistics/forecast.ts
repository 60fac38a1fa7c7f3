import { type DueForecast, dueForecast } from '../../schedule/statistics/due-forecast.ts';
import { formatStudyDay } from '../../schedule/study-day.ts';
import { count } from '../render/numbers.ts';
import { type ReportBlock, text } from '../report/report.ts';
import { section } from './section.ts';

export const forecast = section('Due cards', 'what comes in the next days', dueForecast, show);

function show({ days, overdue, later, unseen, suspended }: DueForecast): ReportBlock[] {
  const [today, tomorrow] = days.map((day) => day.cards);
  const all = days.reduce((sum, day) => sum + day.cards, 0);
  return [
    text(
      `${count(today ?? 0, 'card')} due today, ${overdue} of them overdue; ${tomorrow ?? 0} tomorrow; ${all} within ${days.length} days, ${later} later.`,
    ),
    text(`${count(unseen, 'card')} never asked, ${suspended} set aside. New cards will add to this.`),
    {
      type: 'columns',
      title: `Cards due on each of the next ${days.length} days`,
      unit: 'cards',
      columns: days.map(({ day, cards }) => ({ label: formatStudyDay(day), value: cards })),
    },
  ];
}
