import { type DatedReadiness, readinessForExam } from '../../schedule/statistics/readiness-on.ts';
import { formatStudyDay } from '../../schedule/study-day.ts';
import { count, percent } from '../render/numbers.ts';
import { type ReportBlock, text } from '../report/report.ts';
import { section } from './section.ts';

export const readiness = section('Readiness', 'recall weighed as the exam weighs it', readinessForExam, show);

function show(readiness: DatedReadiness, program: string): ReportBlock[] {
  const { expected, low, high, passMark, unknown, day, ahead, domains } = readiness;
  const unseen = domains.reduce((sum, domain) => sum + domain.unseen, 0);
  const when = ahead ? `Expected on the exam day, ${formatStudyDay(day)}` : 'Were the exam today';
  return [
    text(
      `${when}: ${percent(expected)} of the points, ${percent(low)} to ${percent(high)}; the pass mark is ${percent(passMark)}.`,
    ),
    text(
      `It is recall of the cards, not a promise. Never asked: ${count(unseen, 'card')}; what is not known for that stands for ${percent(unknown)} of the points.`,
    ),
    ...(ahead ? [] : [text(`${program} config set exam-date <YYYY-MM-DD> looks ahead to its day.`)]),
    {
      type: 'bars',
      title: 'Readiness and pass mark',
      max: 1,
      bars: [
        { label: 'Expected', value: expected, text: percent(expected) },
        { label: 'At least', value: low, text: percent(low) },
        { label: 'At most', value: high, text: percent(high) },
        { label: 'Pass mark', value: passMark, text: percent(passMark) },
      ],
    },
  ];
}
