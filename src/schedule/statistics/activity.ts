import type { StudyDay } from '../review.ts';
import type { PastReview } from './past-reviews.ts';
import { type Streak, streak } from './streak.ts';

/** The study on a day. */
export interface DayTotal {
  readonly day: StudyDay;
  readonly reviews: number;
  /** How many of them were for cards asked for the first time. */
  readonly new: number;
  /** Milliseconds of study, without pauses. */
  readonly ms: number;
}

/** How much was studied, and when. */
export interface Activity {
  readonly streak: Streak;
  /** The last days one by one, the oldest first and today last. */
  readonly days: readonly DayTotal[];
  /** Of all days up to today. */
  readonly total: Omit<DayTotal, 'day'> & { readonly days: number };
  /** The number of answers dated after today, because a clock was wrong; nothing else here counts them. */
  readonly ahead: number;
}

const DAYS = 30;

/** @param daysOff days of the week without study, 0 Sunday to 6 Saturday */
export function activity(
  reviews: readonly PastReview[],
  today: StudyDay,
  daysOff: readonly number[],
): Activity {
  const totals = dayTotals(reviews);
  const past = [...totals.values()].filter(({ day }) => day <= today);
  const sum = (of: (total: DayTotal) => number) => past.reduce((all, total) => all + of(total), 0);
  const total = { reviews: sum((t) => t.reviews), new: sum((t) => t.new), ms: sum((t) => t.ms) };
  return {
    streak: streak(
      past.map(({ day }) => day),
      today,
      daysOff,
    ),
    days: daysUpTo(totals, today, DAYS),
    total: { ...total, days: past.length },
    ahead: reviews.length - total.reviews,
  };
}

/** The study on each day with any. */
export function dayTotals(reviews: readonly PastReview[]): Map<StudyDay, DayTotal> {
  const totals = new Map<StudyDay, { day: StudyDay; reviews: number; new: number; ms: number }>();
  for (const { day, first, ms } of reviews) {
    const total = totals.get(day) ?? { day, reviews: 0, new: 0, ms: 0 };
    total.reviews += 1;
    total.new += first ? 1 : 0;
    total.ms += ms;
    totals.set(day, total);
  }
  return totals;
}

/** A number of days up to today, including those without answers. */
export function daysUpTo(
  totals: ReadonlyMap<StudyDay, DayTotal>,
  today: StudyDay,
  count: number,
): DayTotal[] {
  return Array.from({ length: count }, (_, i) => today - count + 1 + i).map(
    (day) => totals.get(day) ?? { day, reviews: 0, new: 0, ms: 0 },
  );
}
