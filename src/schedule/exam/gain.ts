import { type CardState, isMissed } from '../card-state.ts';
import type { Memory } from '../memory-model.ts';
import type { StudyDay } from '../review.ts';
import type { Scheduler } from '../scheduler.ts';
import { daysSince } from '../study-day.ts';
import { type ExamCard, type ExamStanding, stateOf } from './exam.ts';

/** A review that adds less than this to a card's recall on the exam day is not worth asking. */
const USEFUL = 0.005;
/** The weight of a card that no mock exam contains, so that it comes last but is asked. */
const SMALLEST_SHARE = 1e-6;

/**
 * The increase in expected recall on the exam day, 0 to 1, from asking a seen card on a day. With R the probability that it is
 * recalled now, E the exam day, and M, M₃ and M₁ its memory now, after Good, and after Again with the repetition on the same day:
 *
 *     gain = R · recall(M₃, E) + (1 − R) · recall(M₁, E) − recall(M, E)
 *
 * It is the greedy step of review selection for a test at a known time: Lindsey, Shroyer, Pashler and Mozer (2014),
 * <https://doi.org/10.1177/0956797613504302>. A day's minutes cannot be moved to another day, so what is greedy within the day is close to
 * the best over all of them; the benches `simulate` and `days` hold it against other orders.
 * @internal
 */
export function examGain(state: CardState, day: StudyDay, examDay: StudyDay, scheduler: Scheduler): number {
  const { model } = scheduler;
  if (!state.memory || state.lastDay === null) return 0;
  const left = daysSince(day, examDay);
  const elapsed = daysSince(state.lastDay, day);
  const known = model.recall(state.memory, elapsed);
  const recalled = model.recall(model.next(state.memory, elapsed, 3), left);
  const forgotten = model.recall(relearned(state.memory, elapsed, scheduler), left);
  return known * recalled + (1 - known) * forgotten - model.recall(state.memory, elapsed + left);
}

/** A memory after it was lost some days after the last review, and relearned on the same day. */
export function relearned(memory: Memory, elapsedDays: number, { model }: Scheduler): Memory {
  return model.next(model.next(memory, elapsedDays, 1), 0, 3);
}

/**
 * Exam points that a second on a card that was seen before adds: its gain, times its share of the exam, over the seconds that it is
 * expected to take, repetitions included. 0 if the gain is too small to ask the card.
 */
export function pointsPerSecond(card: ExamCard, standing: ExamStanding): number {
  const { day, exam, scheduler } = standing;
  const state = stateOf(standing, card);
  if (!state.memory || state.lastDay === null) return 0;
  const gain = examGain(state, day, exam.day, scheduler);
  if (gain < USEFUL && !isMissed(state)) return 0;
  const known = scheduler.model.recall(state.memory, daysSince(state.lastDay, day));
  const seconds = standing.seconds(card) * (2 - known);
  return (Math.max(USEFUL, gain) * Math.max(SMALLEST_SHARE, standing.share(card))) / seconds;
}
