import type { ExamOrder } from './build-queue.ts';
import type { CardState } from './card-state.ts';
import type { ExamCard, ExamOutlook } from './exam.ts';
import { examWorth } from './gain.ts';
import type { StudyDay } from './review.ts';
import type { Scheduler } from './scheduler.ts';

/** Cards are lined up for more than the day's time, since answers may be quicker than expected; the session's clock ends it. */
const LINED_UP = 1.5;

/**
 * The order of a day on the way to an exam.
 * @param minutes what the learner has for this day
 */
export function examOrder(
  outlook: ExamOutlook,
  cards: readonly ExamCard[],
  states: ReadonlyMap<string, CardState>,
  day: StudyDay,
  scheduler: Scheduler,
  minutes: number,
): ExamOrder {
  const known = new Map(cards.map((card) => [card.identity, card]));
  return {
    worth: (identity) => {
      const card = known.get(identity);
      return card ? examWorth(card, states.get(identity), day, outlook, scheduler) : 0;
    },
    seconds: (identity) => {
      const card = known.get(identity);
      return card ? outlook.seconds(card) : 0;
    },
    budget: 60 * minutes * LINED_UP,
  };
}
