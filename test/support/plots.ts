import { parseStudyDay } from '../../src/schedule/study-day.ts';
import type { BarPlot, CalendarPlot, ColumnPlot, Plot } from '../../src/ui/plot/plot.ts';

const MONDAY = parseStudyDay('2025-11-17') ?? 0;

const BARS: BarPlot = {
  type: 'bars',
  title: 'Recall by domain',
  max: 1,
  bars: [
    { label: 'storage', value: 0.5, text: '50 % of 20 cards, 5 unseen' },
    { label: 'services-networking', value: 0.125, text: '13 % of 8 cards' },
    { label: 'troubleshooting', value: 0.001, text: '0 % of 900 cards' },
    { label: 'cluster-architecture', value: 1, text: '100 % of 1 card' },
    { label: 'empty', value: 0, text: '0 % of 0 cards' },
    { label: 'beyond', value: 1.5, text: 'more than all' },
  ],
};

const COLUMNS: ColumnPlot = {
  type: 'columns',
  title: 'Reviews a day',
  unit: 'reviews',
  columns: Array.from({ length: 30 }, (_, i) => ({
    label: `2026-11-${`${i + 1}`.padStart(2, '0')}`,
    value: i % 7 === 6 ? 0 : (i * i) % 53,
  })),
};

const CALENDAR: CalendarPlot = {
  type: 'calendar',
  title: 'Reviews on each day of the year',
  unit: 'reviews',
  days: Array.from({ length: 52 * 7 + 5 }, (_, i) => ({
    day: MONDAY + i,
    value: i < 40 || i % 5 === 0 ? 0 : (i * 7) % 31,
  })),
  levels: [8, 15, 23, 30],
};

/** A plot of each type, and each of them with nothing to show or with one thing. */
export const PLOTS: Readonly<Record<string, Plot>> = {
  bars: BARS,
  'bars-none': { ...BARS, bars: [] },
  columns: COLUMNS,
  'columns-none': { ...COLUMNS, columns: COLUMNS.columns.map((c) => ({ ...c, value: 0 })) },
  'columns-one': { ...COLUMNS, columns: [{ label: '2026-11-20', value: 0.5 }] },
  'columns-large': { ...COLUMNS, columns: [...COLUMNS.columns, { label: '2026-12-01', value: 123_456 }] },
  calendar: CALENDAR,
  'calendar-none': { ...CALENDAR, days: CALENDAR.days.map((d) => ({ ...d, value: 0 })), levels: [] },
  'calendar-two-levels': { ...CALENDAR, levels: [1, 2] },
};
