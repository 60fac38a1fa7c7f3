import type { StudyDay } from '../review.ts';
import { weekday } from '../study-day.ts';
import { type DayTotal, daysUpTo, dayTotals } from './activity.ts';
import type { PastReview } from './past-reviews.ts';
import { quantile } from './quantile.ts';

/** A year of days, from a Monday to today. */
export interface Year {
  readonly days: readonly DayTotal[];
  readonly activeDays: number;
  readonly reviews: number;
  /**
   * The upper bounds of the levels of a heatmap, ascending: each level has a quarter of the days with reviews, as far as their numbers
   * differ. Empty if there were no reviews.
   */
  readonly levels: readonly number[];
}

const WEEKS_BEFORE = 52;
const QUARTERS = [0.25, 0.5, 0.75, 1];

export function year(reviews: readonly PastReview[], today: StudyDay): Year {
  const sinceMonday = (weekday(today) + 6) % 7;
  const days = daysUpTo(dayTotals(reviews), today, WEEKS_BEFORE * 7 + sinceMonday + 1);
  const counts = days.map((day) => day.reviews).filter((count) => count > 0);
  const inOrder = Float64Array.from(counts).sort();
  return {
    days,
    activeDays: counts.length,
    reviews: counts.reduce((sum, count) => sum + count, 0),
    levels: counts.length === 0 ? [] : [...new Set(QUARTERS.map((q) => Math.ceil(quantile(inOrder, q))))],
  };
}
