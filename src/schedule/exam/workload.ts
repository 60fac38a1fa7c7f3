import type { CardState } from '../card-state.ts';
import type { Memory } from '../memory-model.ts';
import type { StudyDay } from '../review.ts';
import type { Scheduler } from '../scheduler.ts';
import { daysSince } from '../study-day.ts';
import { FIRST_RECALL } from './gain.ts';

/** Answers that a forgotten card costs more: it is asked again, sooner. */
const AFTER_LAPSE = 1;
/** More reviews than this are no plan for one card. */
const MOST_REVIEWS = 20;
/** Shares of the way to the exam at which new cards are begun; most of them early, as `new-per-day.ts` has it. */
const BEGUN_AT = [0, 0.1, 0.25, 0.5] as const;

/** How often a seen card must still be asked to be known on the exam day with the desired retention. */
export function expectedReviews(
  state: CardState,
  day: StudyDay,
  examDay: StudyDay,
  scheduler: Scheduler,
): number {
  if (!state.memory || state.lastDay === null) return 0;
  return answersToReach(state.memory, state.lastDay, day, examDay, scheduler);
}

/** How often a new card must be asked for the same, its first time included: the mean over the days on which it may be begun. */
export function expectedAnswers(day: StudyDay, examDay: StudyDay, scheduler: Scheduler): number {
  const { model } = scheduler;
  const answers = BEGUN_AT.map((share) => {
    const begun = day + Math.floor((examDay - day) * share);
    const after = (memory: Memory) => answersToReach(memory, begun, begun + 1, examDay, scheduler);
    return 1 + FIRST_RECALL * after(model.first(3)) + (1 - FIRST_RECALL) * after(model.first(1));
  });
  return answers.reduce((sum, n) => sum + n, 0) / answers.length;
}

/** The fewest reviews, evenly over the days that are left, after which the card is likely enough to be known. */
function answersToReach(
  memory: Memory,
  last: StudyDay,
  day: StudyDay,
  examDay: StudyDay,
  scheduler: Scheduler,
): number {
  const most = Math.min(MOST_REVIEWS, Math.max(0, examDay - day));
  for (let reviews = 0; reviews < most; reviews++) {
    const { recall, answers } = afterReviews(reviews, memory, last, day, examDay, scheduler);
    if (recall >= scheduler.parameters.desiredRetention) return answers;
  }
  return afterReviews(most, memory, last, day, examDay, scheduler).answers;
}

function afterReviews(
  reviews: number,
  memory: Memory,
  last: StudyDay,
  day: StudyDay,
  examDay: StudyDay,
  { model }: Scheduler,
): { recall: number; answers: number } {
  let [known, seen, answers] = [memory, last, 0];
  for (let i = 0; i < reviews; i++) {
    const at = day + Math.floor(((examDay - day) * i) / reviews);
    const elapsed = daysSince(seen, at);
    answers += 1 + (1 - model.recall(known, elapsed)) * AFTER_LAPSE;
    known = model.next(known, elapsed, 3);
    seen = at;
  }
  return { recall: model.recall(known, daysSince(seen, examDay)), answers };
}
