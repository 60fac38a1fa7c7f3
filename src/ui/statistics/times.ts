import { type AnswerTimes, answerTimesByKind } from '../../schedule/statistics/answer-times.ts';
import { count, duration } from '../render/numbers.ts';
import { type ReportBlock, text } from '../report/report.ts';
import { section } from './section.ts';

export const times = section(
  'Answer times',
  'by kind of card',
  ({ reviews, cards }) => answerTimesByKind(reviews(), cards),
  show,
);

function show(kinds: readonly AnswerTimes[]): ReportBlock[] {
  if (kinds.length === 0) return [text('Nothing was answered yet.')];
  return [
    {
      type: 'bars',
      title: 'Median time of an answer, and between what half of them lie',
      max: kinds.reduce((most, { median }) => Math.max(most, median), 1),
      bars: kinds.map(({ kind, median, quarter, threeQuarters, answers }) => ({
        label: kind,
        value: median,
        text: `${duration(median)} (${duration(quarter)} to ${duration(threeQuarters)}), ${count(answers, 'answer')}`,
      })),
    },
  ];
}
