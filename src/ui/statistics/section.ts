import type { StatisticsSource } from '../../schedule/statistics/source.ts';
import type { ReportBlock } from '../report/report.ts';

/** A section of the statistics, as data for a program and as blocks for a reader. */
export interface StatisticsSection {
  readonly title: string;
  /** What it shows, for the help. */
  readonly summary: string;
  /** @param program how the learner starts the program */
  readonly of: (
    source: StatisticsSource,
    program: string,
  ) => {
    readonly data: unknown;
    readonly blocks: readonly ReportBlock[];
  };
}

/** @param read computes the section's data; `show` turns them into words and plots */
export function section<T>(
  title: string,
  summary: string,
  read: (source: StatisticsSource) => T,
  show: (data: T, program: string) => readonly ReportBlock[],
): StatisticsSection {
  const of = (source: StatisticsSource, program: string) => {
    const data = read(source);
    return { data, blocks: show(data, program) };
  };
  return { title, summary, of };
}
