import type { MemoryParameters } from './parameters.ts';
import type { StudyDay } from './review.ts';
import { weekday } from './study-day.ts';

const EASY = 0.5;

type DaysOfWeek = Pick<MemoryParameters, 'daysOff' | 'easyDays'>;

/** The share of a usual day's study on a day: 0 for a day off, one half for an easy day, otherwise 1. */
export function dayShare(day: StudyDay, { daysOff, easyDays }: DaysOfWeek): number {
  const of = weekday(day);
  if (daysOff.includes(of)) return 0;
  return easyDays.includes(of) ? EASY : 1;
}

/** The same for a day on which the learner does study: a day off is then a usual day. */
export function shareToday(day: StudyDay, parameters: DaysOfWeek): number {
  return dayShare(day, parameters) || 1;
}

/** The number of days from one to another, including the first but not the second, without days off; at least 1. */
export function countStudyDays(from: StudyDay, to: StudyDay, parameters: DaysOfWeek): number {
  let count = 0;
  for (let day = from; day < to; day++) if (dayShare(day, parameters) > 0) count++;
  return Math.max(1, count);
}

/** The number of usual days' study on these days; at least that of the first. */
export function usualDays(from: StudyDay, to: StudyDay, parameters: DaysOfWeek): number {
  let shares = 0;
  for (let day = from; day < to; day++) shares += dayShare(day, parameters);
  return Math.max(shareToday(from, parameters), shares);
}
