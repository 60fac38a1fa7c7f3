import type { CardState } from './card-state.ts';
import { emptyState } from './card-state.ts';
import type { ExamCard, ExamOutlook } from './exam.ts';
import { examGain } from './gain.ts';
import type { StudyDay } from './review.ts';
import type { Scheduler } from './scheduler.ts';

/**
 * What so many more seconds today would add to the readiness, as a share of the points: the gains of the most valuable cards that fit. Cards that
 * were seen today are left out.
 */
export function gainOfTime(
  cards: readonly ExamCard[],
  states: ReadonlyMap<string, CardState>,
  day: StudyDay,
  outlook: ExamOutlook,
  scheduler: Scheduler,
  seconds: number,
): number {
  const open = cards.filter(({ identity }) => {
    const state = states.get(identity) ?? emptyState();
    return state.suspended === null && state.lastDay !== day;
  });
  const gains = open.map((card) => {
    const gain = examGain(states.get(card.identity) ?? emptyState(), day, outlook.exam.day, scheduler);
    return { points: gain * outlook.share(card), seconds: outlook.seconds(card) };
  });
  let left = seconds;
  let points = 0;
  for (const gain of gains.sort((a, b) => b.points / b.seconds - a.points / a.seconds)) {
    if (gain.points <= 0 || gain.seconds > left) continue;
    left -= gain.seconds;
    points += gain.points;
  }
  return points;
}
