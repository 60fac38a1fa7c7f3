import type { PastReview } from '../../src/schedule/statistics/past-reviews.ts';

/** An answer of the past that was right, to a card in review, on a day. */
export function pastReview(day: number, changes: Partial<PastReview> = {}): PastReview {
  return {
    card: 'rbac/a-card',
    day,
    rating: 3,
    ms: 10_000,
    first: false,
    inReview: true,
    before: { recall: 0.9, stability: 10 },
    ...changes,
  };
}

/** So many answers on a day. */
export function answersOn(day: number, count: number): PastReview[] {
  return Array.from({ length: count }, () => pastReview(day));
}
