import type { StudyDay } from '../review.ts';
import { weekday } from '../study-day.ts';

/** Days in a row with study. */
export interface Streak {
  /** Up to today, or to yesterday while today is still open. */
  readonly current: number;
  readonly longest: number;
  readonly today: boolean;
}

const WEEK = 7;

/**
 * Days off neither break a streak nor add to it, unless they were used.
 * @param days with study, each once, none after today
 * @param daysOff days of the week, 0 Sunday to 6 Saturday
 */
export function streak(days: readonly StudyDay[], today: StudyDay, daysOff: readonly number[]): Streak {
  const inOrder = [...days].sort((a, b) => a - b);
  let longest = 0;
  let length = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const day of inOrder) {
    length = goesOn(last, day, daysOff) ? length + 1 : 1;
    longest = Math.max(longest, length);
    last = day;
  }
  const isAlive = last === today || goesOn(last, today, daysOff);
  return { current: isAlive ? length : 0, longest, today: last === today };
}

/** Whether there are only days off between two days. */
function goesOn(from: StudyDay, to: StudyDay, daysOff: readonly number[]): boolean {
  if (to - from > WEEK) return false;
  for (let day = from + 1; day < to; day++) if (!daysOff.includes(weekday(day))) return false;
  return true;
}
