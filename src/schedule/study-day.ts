import type { StudyDay } from './review.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const DAY = 24 * HOUR;

/**
 * The study day of a moment.
 * @param at milliseconds UTC
 * @param zoneOffsetMinutes how far local time is ahead of UTC at that moment
 * @param dayStartHour 0 to 23: events before this hour belong to the previous day
 */
export function studyDay(at: number, zoneOffsetMinutes: number, dayStartHour: number): StudyDay {
  return Math.floor((at + zoneOffsetMinutes * MINUTE - dayStartHour * HOUR) / DAY);
}

/** Whole study days from one to another. Days that run backwards (a clock set back, a flight west, an answer of tomorrow) count as none. */
export function daysSince(earlier: StudyDay, day: StudyDay): number {
  return Math.max(0, day - earlier);
}

/** The study day of `2027-01-15`; `null` if it is not a calendar day. */
export function parseStudyDay(date: string): StudyDay | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const at = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date) return null;
  return at / DAY;
}

/** A study day as `2027-01-15`. */
export function formatStudyDay(day: StudyDay): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** 0 Sunday to 6 Saturday. */
export function weekday(day: StudyDay): number {
  return new Date(day * DAY).getUTCDay();
}
