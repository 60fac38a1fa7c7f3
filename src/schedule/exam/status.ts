import { type ExamStanding, stateOf } from './exam.ts';
import { examGain } from './gain.ts';
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

/**
 * What so many more seconds today would add to the readiness, as a share of the points: the gains of the most valuable cards that fit. Cards that
 * were seen today are left out.
 */
export function gainOfTime(standing: ExamStanding, seconds: number): number {
  const { cards, day, exam, scheduler } = standing;
  const gains = cards.flatMap((card) => {
    const state = stateOf(standing, card);
    if (state.suspended !== null || state.lastDay === day) return [];
    const points = examGain(state, day, exam.day, scheduler) * standing.share(card);
    return points > 0 ? [{ points, seconds: standing.seconds(card) }] : [];
  });
  let left = seconds;
  let points = 0;
  for (const gain of gains.sort((a, b) => b.points / b.seconds - a.points / a.seconds)) {
    if (gain.seconds > left) continue;
    left -= gain.seconds;
    points += gain.points;
  }
  return points;
}
