import type { StatisticsSource } from '../../schedule/statistics/source.ts';
import {
  MATURE,
  type Recalled,
  type RetentionPeriod,
  trueRetention,
} from '../../schedule/statistics/true-retention.ts';
import { percent } from '../render/numbers.ts';
import { type ReportBlock, table, text } from '../report/report.ts';
import { section } from './section.ts';

export const retention = section(
  'True retention',
  'what was recalled, by maturity of the memory',
  read,
  show,
);

interface Retention {
  /** The desired retention, 0 to 1. */
  readonly desired: number;
  readonly periods: readonly RetentionPeriod[];
}

function read({ reviews, day, scheduler }: StatisticsSource): Retention {
  return { desired: scheduler.parameters.desiredRetention, periods: trueRetention(reviews(), day) };
}

function show({ desired, periods }: Retention): ReportBlock[] {
  const whole = periods.find(({ days }) => days === null);
  if (!whole || whole.all.reviews === 0) {
    return [text('No card that had left its learning steps was asked again on a later day yet.')];
  }
  const bar = (label: string, recalled: Recalled) => ({
    label,
    value: shareOf(recalled),
    text: `${inWords(recalled)}, predicted ${recalled.reviews === 0 ? 'nothing' : percent(recalled.predicted)}`,
  });
  const rows = periods.map(({ days, young, mature, all }) => [
    days === null ? 'all' : `${days} days`,
    ...[young, mature, all].map(inWords),
  ]);
  return [
    text(`A memory is mature once it lasts ${MATURE} days; only the first answer after a night counts.`),
    {
      type: 'bars',
      title: 'Recalled, of all reviews',
      max: 1,
      bars: [
        bar('Young', whole.young),
        bar('Mature', whole.mature),
        bar('All', whole.all),
        { label: 'Desired', value: desired, text: percent(desired) },
      ],
    },
    table([['Last', 'Young', 'Mature', 'All'], ...rows]),
  ];
}

function shareOf({ reviews, recalled }: Recalled): number {
  return reviews === 0 ? 0 : recalled / reviews;
}

function inWords(recalled: Recalled): string {
  return recalled.reviews === 0 ? 'no reviews' : `${percent(shareOf(recalled))} of ${recalled.reviews}`;
}
