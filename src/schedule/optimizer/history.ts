import type { Rating, Review } from '../review.ts';
import { daysSince } from '../study-day.ts';

/** The reviews of one card, in order, as far as weights depend on them. */
export interface History {
  readonly ratings: readonly Rating[];
  /** Whole study days since the review before; 0 for the first. */
  readonly elapsed: readonly number[];
}

/** Reviews of one card, in their order, as a history. */
export function historyOf(reviews: readonly Pick<Review, 'rating' | 'day'>[]): History {
  return {
    ratings: reviews.map((review) => review.rating),
    elapsed: reviews.map(({ day }, i) => daysSince(reviews[i - 1]?.day ?? day, day)),
  };
}

/** How many reviews weights can be judged by: those with a night or more since the review before. */
export function countPredictions(histories: readonly History[]): number {
  return histories.reduce((sum, { elapsed }) => sum + elapsed.filter((days) => days > 0).length, 0);
}
