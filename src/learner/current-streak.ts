import { streak } from '../schedule/statistics/streak.ts';
import type { Learner } from './open-learner.ts';

/** Days that are looked back, at most. */
const LONGEST = 1000;

/** Days in a row with study, today included where it was used. */
export function currentStreak({ progress, day, settings }: Learner): number {
  const days = Array.from({ length: LONGEST }, (_, back) => day - back).filter(
    (each) => progress.doneOn(each).ms > 0,
  );
  return streak(days, day, settings['days-off']).current;
}
