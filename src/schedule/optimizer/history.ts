import type { Rating, Review } from '../review.ts';
import { daysSince } from '../study-day.ts';

/** The reviews of one card, in order, with the facts on which weights depend. */
export interface History {
  readonly ratings: readonly Rating[];
  /** Whole study days since the previous review; 0 for the first. */
  readonly elapsed: readonly number[];
}

/** Reviews of one card, in their order, as a history. */
export function historyOf(reviews: readonly Pick<Review, 'rating' | 'day'>[]): History {
  return {
    ratings: reviews.map((review) => review.rating),
    elapsed: reviews.map(({ day }, i) => daysSince(reviews[i - 1]?.day ?? day, day)),
  };
}

/** The number of reviews by which weights can be judged: those at least a night after the previous one. */
export function countPredictions(histories: readonly History[]): number {
  return histories.reduce((sum, { elapsed }) => sum + elapsed.filter((days) => days > 0).length, 0);
}
