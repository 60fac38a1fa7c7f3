import { type Year, year as yearOf } from '../../schedule/statistics/year.ts';
import { count } from '../render/numbers.ts';
import { type ReportBlock, text } from '../report/report.ts';
import { section } from './section.ts';

export const year = section(
  'The year',
  'a square for each day',
  ({ reviews, day }) => yearOf(reviews(), day),
  show,
);

function show({ days, activeDays, reviews, levels }: Year): ReportBlock[] {
  return [
    text(`${count(reviews, 'review')} on ${activeDays} of ${days.length} days.`),
    {
      type: 'calendar',
      title: 'Reviews on each day of the year',
      unit: 'reviews',
      days: days.map((d) => ({ day: d.day, value: d.reviews })),
      levels,
    },
  ];
}
