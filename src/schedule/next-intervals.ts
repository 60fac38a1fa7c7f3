import { applyReview, type CardState } from './card-state.ts';
import { intervalRange } from './due.ts';
import type { Rating, Review } from './review.ts';
import type { Scheduler } from './scheduler.ts';

/** The days until a card is asked again, by the rating of its next answer; 0 if it comes again on the same day. */
export type NextIntervals = Readonly<Record<Rating, number>>;

/** The intervals that ratings of a card would lead to, before fuzz, which depends on the answer's id. */
export function nextIntervals(
  state: CardState,
  moment: Pick<Review, 'at' | 'day'>,
  scheduler: Scheduler,
): NextIntervals {
  const after = (rating: Rating): number =>
    intervalRange(applyReview(state, { ...moment, rating }, scheduler, ''), scheduler).ideal;
  return { 1: after(1), 2: after(2), 3: after(3), 4: after(4) };
}
