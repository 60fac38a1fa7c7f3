import type { StudyDay } from './review.ts';
import { parseStudyDay } from './study-day.ts';

const DAY = 86_400_000;

/** Days of each unit that a person counts in; a month is counted by the calendar. */
const DAYS: ReadonlyMap<string, number> = new Map([
  ['d', 1],
  ['w', 7],
]);
const RELATIVE = /^(?:in\s+)?(\d{1,4})\s*(d|days?|w|weeks?|m|months?)$/i;

/**
 * The day in a text: `2027-01-15`, `today`, `tomorrow`, `6w`, `in 6 weeks`, `42 days`, `in 2 months`; `null` for any other text.
 * In a month that is too short for the day, it is the last day.
 */
export function saidDay(text: string, today: StudyDay): StudyDay | null {
  const said = text.trim().toLowerCase();
  if (said === 'today') return today;
  if (said === 'tomorrow') return today + 1;
  const [, amount = '', unit = ''] = RELATIVE.exec(said) ?? [];
  if (amount === '') return parseStudyDay(said);
  const days = DAYS.get(unit.charAt(0));
  return days === undefined ? monthsLater(today, Number(amount)) : today + Number(amount) * days;
}

function monthsLater(today: StudyDay, months: number): StudyDay {
  const date = new Date(today * DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / DAY;
}
