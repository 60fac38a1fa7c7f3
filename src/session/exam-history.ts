import type { ExamResult } from './exam-result.ts';

/** The exams that were taken, in short. */
export interface ExamHistory {
  /** The oldest first. */
  readonly exams: readonly PastExam[];
  readonly passed: number;
  /** Percent of the best one; `null` where there is none. */
  readonly best: number | null;
  /** By domain, in the last exam that asked for it and in the one before; the weakest first. */
  readonly domains: readonly DomainCourse[];
}

export interface PastExam {
  /** Milliseconds UTC. */
  readonly startedAt: number;
  /** 0 to 100. */
  readonly percent: number;
  readonly passMark: number;
  readonly passed: boolean;
  readonly tasks: number;
  /** Milliseconds that it took, and that there were. */
  readonly elapsed: number;
  readonly duration: number;
}

export interface DomainCourse {
  readonly name: string;
  /** 0 to 100. */
  readonly last: number;
  /** `null` where there was none. */
  readonly before: number | null;
}

/** The course of some exams. @param results the oldest first */
export function examHistory(results: readonly ExamResult[]): ExamHistory {
  const exams = results.map(({ tasks, ...exam }) => pastExam(exam, tasks.length));
  const percents = exams.map(({ percent }) => percent);
  return {
    exams,
    passed: exams.filter(({ passed }) => passed).length,
    best: percents.length === 0 ? null : Math.max(...percents),
    domains: courses(results),
  };
}

function pastExam(
  { startedAt, percent, passMark, passed, elapsed, duration }: Omit<ExamResult, 'tasks'>,
  tasks: number,
): PastExam {
  return { startedAt, percent, passMark, passed, tasks, elapsed, duration };
}

function courses(results: readonly ExamResult[]): DomainCourse[] {
  const percents = new Map<string, number[]>();
  for (const { name, percent } of results.flatMap(({ domains }) => domains))
    percents.set(name, [...(percents.get(name) ?? []), percent]);
  return [...percents]
    .map(([name, all]) => ({ name, last: all.at(-1) ?? 0, before: all.at(-2) ?? null }))
    .sort((a, b) => a.last - b.last || (a.name < b.name ? -1 : 1));
}
