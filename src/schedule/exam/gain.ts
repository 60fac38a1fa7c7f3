import type { CardState } from '../card-state.ts';
import type { StudyDay } from '../review.ts';
import type { Scheduler } from '../scheduler.ts';
import { daysSince } from '../study-day.ts';
import { type ExamCard, type ExamStanding, stateOf } from './exam.ts';

/** The chance that a card is known when it is asked for the first time. */
export const FIRST_RECALL = 0.25;
/** A review that adds less than this to a card's recall on the exam day is not worth asking. */
const USEFUL = 0.005;
/** What a card counts whose domain the exam does not weigh: enough to come last, not never. */
const SMALLEST_SHARE = 1e-6;

/**
 * What asking a card on a day adds to its expected recall on the exam day, 0 to 1. With R the chance that it is recalled now, E the
 * exam day, and M, M₃ and M₁ its memory as it is, after Good and after Again:
 *
 *     gain = R · recall(M₃, E) + (1 − R) · recall(M₁, E) − recall(M, E)
 *
 * For a card that was never asked the last term is 0 and R is a guess. It is the greedy step of review selection for a test at a known
 * time: Lindsey, Shroyer, Pashler and Mozer (2014), <https://doi.org/10.1177/0956797613504302>. A day's minutes cannot be moved to another
 * day, so what is greedy within the day is close to the best over all of them; the bench `simulate` holds it against other orders.
 */
export function examGain(state: CardState, day: StudyDay, examDay: StudyDay, { model }: Scheduler): number {
  const left = daysSince(day, examDay);
  if (!state.memory || state.lastDay === null) {
    return (
      FIRST_RECALL * model.recall(model.first(3), left) +
      (1 - FIRST_RECALL) * model.recall(model.first(1), left)
    );
  }
  const elapsed = daysSince(state.lastDay, day);
  const known = model.recall(state.memory, elapsed);
  const recalled = model.recall(model.next(state.memory, elapsed, 3), left);
  const forgotten = model.recall(model.next(state.memory, elapsed, 1), left);
  return known * recalled + (1 - known) * forgotten - model.recall(state.memory, elapsed + left);
}

/**
 * What a card is worth asking today: its gain, times its share of the exam, for each second that it is expected to take. 0 where
 * the gain is too small to be worth the question.
 */
export function examWorth(card: ExamCard, standing: ExamStanding): number {
  const { day, exam, scheduler } = standing;
  const gain = examGain(stateOf(standing, card), day, exam.day, scheduler);
  if (gain < USEFUL) return 0;
  return (gain * Math.max(SMALLEST_SHARE, standing.share(card))) / standing.seconds(card);
}
