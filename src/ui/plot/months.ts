import type { StudyDay } from '../../schedule/review.ts';
import { formatStudyDay } from '../../schedule/study-day.ts';

const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A month that begins among some days. */
export interface Month {
  /** Position of its first day. */
  readonly index: number;
  /** `Nov` */
  readonly name: string;
}

/** The months whose first day is among these. */
export function monthsOf(days: readonly StudyDay[]): Month[] {
  return days.flatMap((day, index) => {
    const [, month = '', ofMonth] = formatStudyDay(day).split('-');
    return ofMonth === '01' ? [{ index, name: NAMES[Number(month) - 1] ?? '' }] : [];
  });
}
