import type { StudyDay } from '../../schedule/review.ts';

/** What a plot shows, apart from how it is drawn. Every value is also there in words, for those who do not see the plot. */
export type Plot = BarPlot | ColumnPlot | CalendarPlot;

interface Common {
  readonly title: string;
}

/** A bar for each of a few named things. */
export interface BarPlot extends Common {
  readonly type: 'bars';
  readonly bars: readonly Bar[];
  /** The value of a full bar. */
  readonly max: number;
}

export interface Bar {
  readonly label: string;
  /** 0 or more. */
  readonly value: number;
  /** The value in words, with its unit. */
  readonly text: string;
}

/** A column for each step of a scale that has many, such as days. */
export interface ColumnPlot extends Common {
  readonly type: 'columns';
  /** What is counted, in the plural: `cards`. */
  readonly unit: string;
  readonly columns: readonly Column[];
}

export interface Column {
  readonly label: string;
  /** 0 or more. */
  readonly value: number;
}

/** A square for each day, a column for each week. */
export interface CalendarPlot extends Common {
  readonly type: 'calendar';
  readonly unit: string;
  /** Without a gap, the first one a Monday. */
  readonly days: readonly { readonly day: StudyDay; readonly value: number }[];
  /** The most of each level above none, ascending; empty where all days are empty. */
  readonly levels: readonly number[];
}

/** The level of a value, 0 for none; what is above the last level counts as that. */
export function levelOf(value: number, levels: readonly number[]): number {
  if (value <= 0) return 0;
  const level = levels.findIndex((most) => value <= most);
  return level === -1 ? levels.length : level + 1;
}

/** The values of a level in words: `4 to 9`. */
export function levelRange(level: number, levels: readonly number[]): string {
  const most = levels[level - 1] ?? 0;
  const least = (levels[level - 2] ?? 0) + 1;
  return least >= most ? `${most}` : `${least} to ${most}`;
}
