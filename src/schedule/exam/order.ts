import type { ExamOrder } from '../queue/build-queue.ts';
import type { ExamStanding } from './exam.ts';
import { examWorth } from './gain.ts';

/** Cards are lined up for more than the day's time, since answers may be quicker than expected; the session's clock ends it. */
const LINED_UP = 1.5;

/**
 * The order of a day on the way to an exam.
 * @param minutes what the learner has for this day
 */
export function examOrder(standing: ExamStanding, minutes: number): ExamOrder {
  const known = new Map(standing.cards.map((card) => [card.identity, card]));
  return {
    worth: (identity) => {
      const card = known.get(identity);
      return card ? examWorth(card, standing) : 0;
    },
    seconds: (identity) => {
      const card = known.get(identity);
      return card ? standing.seconds(card) : 0;
    },
    budget: 60 * minutes * LINED_UP,
  };
}
