import type { CardState } from './card-state.ts';
import { type Exam, type ExamCard, examOutlook } from './exam.ts';
import { type ExamPlan, examPlan } from './exam-plan.ts';
import { gainOfTime } from './gain-of-time.ts';
import { type Readiness, readiness } from './readiness.ts';
import type { StudyDay } from './review.ts';
import type { Scheduler } from './scheduler.ts';

const HOUR = 3600;

/** Where a learner stands on the way to the exam. */
export interface ExamStatus {
  readonly plan: ExamPlan;
  readonly readiness: Readiness;
  /** What one more hour today would add to the readiness, 0 to 1. */
  readonly hour: number;
}

/** @param modelError how far predictions were off as a whole, 0 to 1, where that is known */
export function examStatus(
  cards: readonly ExamCard[],
  states: ReadonlyMap<string, CardState>,
  day: StudyDay,
  exam: Exam,
  scheduler: Scheduler,
  { minutesPerDay, modelError }: { readonly minutesPerDay: number; readonly modelError?: number },
): ExamStatus {
  const outlook = examOutlook(exam, cards, states);
  return {
    plan: examPlan(cards, states, day, outlook, scheduler, minutesPerDay),
    readiness: readiness(cards, states, day, outlook, scheduler, modelError),
    hour: gainOfTime(cards, states, day, outlook, scheduler, HOUR),
  };
}
