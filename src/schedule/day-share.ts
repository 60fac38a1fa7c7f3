import type { MemoryParameters } from './parameters.ts';
import type { StudyDay } from './review.ts';
import { weekday } from './study-day.ts';

const EASY = 0.5;

type DaysOfWeek = Pick<MemoryParameters, 'daysOff' | 'easyDays'>;

/** How much of a usual day's study a day holds: 0 for a day off, a half for an easy one, else 1. */
export function dayShare(day: StudyDay, { daysOff, easyDays }: DaysOfWeek): number {
  const of = weekday(day);
  if (daysOff.includes(of)) return 0;
  return easyDays.includes(of) ? EASY : 1;
}

/** The same for a day on which somebody studies: who comes on a day off finds a usual day. */
export function shareToday(day: StudyDay, parameters: DaysOfWeek): number {
  return dayShare(day, parameters) || 1;
}

/** Days from one to another, the first included and the second not, without days off; 1 at least. */
export function countStudyDays(from: StudyDay, to: StudyDay, parameters: DaysOfWeek): number {
  let count = 0;
  for (let day = from; day < to; day++) if (dayShare(day, parameters) > 0) count++;
  return Math.max(1, count);
}

/** How many usual days' study these days hold; that of the first at least. */
export function usualDays(from: StudyDay, to: StudyDay, parameters: DaysOfWeek): number {
  let shares = 0;
  for (let day = from; day < to; day++) shares += dayShare(day, parameters);
  return Math.max(shareToday(from, parameters), shares);
}
