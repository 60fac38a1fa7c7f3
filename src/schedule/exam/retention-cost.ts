import { answerTimes } from '../answer-time.ts';
import type { Standing } from './exam.ts';

/** The retentions to compare. */
const RETENTIONS: readonly number[] = [0.8, 0.85, 0.9, 0.93, 0.95, 0.97];

/** The cost of keeping the seen cards at a retention. */
export interface RetentionCost {
  readonly retention: number;
  readonly reviewsPerDay: number;
  readonly minutesPerDay: number;
}

/**
 * The daily reviews that the seen cards would need at each retention, with their current memories: a card is asked once per interval, and one
 * that is forgotten once more.
 */
export function retentionCosts({ cards, states, scheduler: { model } }: Standing): RetentionCost[] {
  const seconds = answerTimes(cards, states);
  return RETENTIONS.map((retention) => {
    let reviewsPerDay = 0;
    let secondsPerDay = 0;
    for (const card of cards) {
      const state = states.get(card.identity);
      if (!state?.memory || state.suspended !== null) continue;
      const reviews = (2 - retention) / Math.max(1, model.interval(state.memory, retention));
      reviewsPerDay += reviews;
      secondsPerDay += reviews * seconds(card);
    }
    return { retention, reviewsPerDay, minutesPerDay: secondsPerDay / 60 };
  });
}
