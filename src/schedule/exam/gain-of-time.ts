import { type ExamStanding, stateOf } from './exam.ts';
import { examGain } from './gain.ts';

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
