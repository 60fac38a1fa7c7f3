import {
  type Coverage,
  type SyllabusCoverage,
  syllabusCoverage,
} from '../../schedule/statistics/coverage.ts';
import { count, percent } from '../render/numbers.ts';
import { type ReportBlock, table, text } from '../report/report.ts';
import { section } from './section.ts';

export const syllabus = section('The syllabus', 'objectives that you have met', syllabusCoverage, show);

function show({ all, domains, topics }: SyllabusCoverage): ReportBlock[] {
  const rows = topics.map(({ name, objectives, met, begun, untouched, withoutCards }) =>
    [name, objectives, met, begun, untouched, withoutCards].map(String),
  );
  return [
    text(
      `${count(all.objectives, 'objective')}: of ${all.met} every card was asked, of ${all.begun} some, of ${all.untouched} none; ${all.withoutCards} have no card.`,
    ),
    {
      type: 'bars',
      title: 'Objectives met, by domain',
      max: 1,
      bars: domains.map((domain) => ({
        label: domain.name,
        value: metOf(domain),
        text: `${percent(metOf(domain))}, ${domain.met} of ${domain.objectives}`,
      })),
    },
    table([['Topic', 'Objectives', 'Met', 'Begun', 'Untouched', 'No card'], ...rows]),
  ];
}

function metOf({ met, objectives }: Coverage): number {
  return objectives === 0 ? 0 : met / objectives;
}
