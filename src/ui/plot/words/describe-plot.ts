import { formatStudyDay } from '../../../schedule/study-day.ts';
import type { CalendarPlot, Column, ColumnPlot, Plot } from '../plot.ts';

/** A row of a plot in words: what it stands for, and its value. */
export type PlotRow = readonly [label: string, value: string];

/** A plot in words, for a screen reader, where nothing can be drawn, and beside a picture; what is empty is left out. */
export function describePlot(plot: Plot): PlotRow[] {
  switch (plot.type) {
    case 'bars':
      return plot.bars.map(({ label, text }) => [label, text]);
    case 'columns':
      return plot.columns
        .filter(({ value }) => value > 0)
        .map(({ label, value }) => [label, amount(value, plot)]);
    case 'calendar':
      return tellMonths(plot);
  }
}

/** The value of a column with its unit. */
export function amount(value: Column['value'], { unit }: Pick<ColumnPlot, 'unit'>): string {
  const shown = Number.isInteger(value) ? `${value}` : value.toFixed(1);
  return `${shown} ${shown === '1' ? unit.replace(/s$/, '') : unit}`;
}

function tellMonths(plot: CalendarPlot): PlotRow[] {
  const months = new Map<string, { days: number; sum: number }>();
  for (const { day, value } of plot.days) {
    if (value === 0) continue;
    const name = formatStudyDay(day).slice(0, 7);
    const month = months.get(name) ?? { days: 0, sum: 0 };
    months.set(name, { days: month.days + 1, sum: month.sum + value });
  }
  return [...months].map(([name, { days, sum }]) => [
    name,
    `${amount(sum, plot)} on ${amount(days, { unit: 'days' })}`,
  ]);
}
