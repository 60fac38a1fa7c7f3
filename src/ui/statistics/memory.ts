import type { HistogramBin } from '../../schedule/statistics/histogram.ts';
import { type MemoryHistograms, memoryHistograms } from '../../schedule/statistics/memory-histograms.ts';
import type { BarPlot } from '../plot/plot.ts';
import { count, percent } from '../render/numbers.ts';
import { type ReportBlock, text } from '../report/report.ts';
import { section } from './section.ts';

export const memory = section(
  'Memory',
  'stability, difficulty and chance of recall of the cards',
  memoryHistograms,
  show,
);

function show({ cards, stability, difficulty, retrievability }: MemoryHistograms): ReportBlock[] {
  if (cards === 0) return [text('No card was asked yet.')];
  return [
    text(`${count(cards, 'card')} asked at least once.`),
    bars('Stability: days until the chance of recall is 90 %', stability, cards, daysIn),
    bars('Difficulty, from 1 to 10', difficulty, cards, ({ from, to }) => `${from} to ${to}`),
    bars(
      'Chance of recall today',
      retrievability,
      cards,
      ({ from, to }) => `${Math.round(100 * from)} to ${percent(to ?? 1)}`,
    ),
  ];
}

function daysIn({ from, to }: HistogramBin): string {
  if (to === null) return `over ${from} days`;
  return from === 0 ? 'under a day' : `${from} to ${to} days`;
}

function bars(
  title: string,
  bins: readonly HistogramBin[],
  cards: number,
  label: (bin: HistogramBin) => string,
): BarPlot {
  return {
    type: 'bars',
    title,
    max: Math.max(1, cards),
    bars: bins.map((bin) => ({
      label: label(bin),
      value: bin.count,
      text: `${count(bin.count, 'card')}, ${percent(bin.count / cards)}`,
    })),
  };
}
