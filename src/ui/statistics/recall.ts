import type { Readiness, Recall } from '../../schedule/exam/readiness.ts';
import { readinessToday } from '../../schedule/statistics/readiness-on.ts';
import type { StatisticsSource } from '../../schedule/statistics/source.ts';
import { count, percent } from '../render/numbers.ts';
import type { ReportBlock } from '../report/report.ts';
import { section } from './section.ts';

export const recall = section('Recall today', 'by domain and topic', read, show);

interface RecallToday {
  readonly domains: Readiness['domains'];
  readonly topics: Readiness['topics'];
}

function read(source: StatisticsSource): RecallToday {
  const { domains, topics } = readinessToday(source);
  return { domains, topics: [...topics].sort((a, b) => a.expected - b.expected) };
}

function show({ domains, topics }: RecallToday): ReportBlock[] {
  return [
    {
      type: 'bars',
      title: 'By domain, with its weight in the exam',
      max: 1,
      bars: domains.map((domain) => ({
        ...bar(domain),
        label: `${domain.name}, ${percent(domain.weight)}`,
      })),
    },
    { type: 'bars', title: 'By topic, the least known first', max: 1, bars: topics.map(bar) },
  ];
}

function bar(recall: Recall) {
  return { label: recall.name, value: recall.expected, text: inWords(recall) };
}

/** Cards that were never asked are named: they pull the share down. */
function inWords({ expected, cards, unseen }: Recall): string {
  const of = `${percent(expected)} of ${count(cards, 'card')}`;
  return unseen > 0 ? `${of}, ${unseen} unseen` : of;
}
