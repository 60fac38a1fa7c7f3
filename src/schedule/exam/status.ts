import type { ExamStanding } from './exam.ts';
import { gainOfTime } from './gain-of-time.ts';
import { type ExamPlan, examPlan } from './plan.ts';
import { type Readiness, readiness } from './readiness.ts';

const HOUR = 3600;

/** Where a learner stands on the way to the exam. */
export interface ExamStatus {
  readonly plan: ExamPlan;
  readonly readiness: Readiness;
  /** What one more hour today would add to the readiness, 0 to 1. */
  readonly hour: number;
}

/** @param modelError how far predictions were off as a whole, 0 to 1, where that is known */
export function examStatus(standing: ExamStanding, minutesPerDay: number, modelError?: number): ExamStatus {
  return {
    plan: examPlan(standing, minutesPerDay),
    readiness: readiness(standing, modelError),
    hour: gainOfTime(standing, HOUR),
  };
}
