import type { CardState } from './card-state.ts';
import type { Memory } from './memory-model.ts';
import type { StudyDay } from './review.ts';
import type { Scheduler } from './scheduler.ts';

/** Answers that a forgotten card costs more: it is asked again, and sooner. */
const AFTER_LAPSE = 2;
/** Share of the way to the exam by which new cards are seen; see `exam-pace.ts`. */
const SAMPLES = [0, 0.1, 0.2, 0.4] as const;

/** How often a seen card is asked until the exam, when it is asked as it falls due. */
export function expectedReviews(
  state: CardState,
  day: StudyDay,
  examDay: StudyDay,
  scheduler: Scheduler,
): number {
  if (!state.memory || state.lastDay === null) return 0;
  return reviewsFrom(state.memory, state.lastDay, day, examDay, scheduler);
}

/** How often a new card is asked until the exam, its first time included: the mean over the days on which it may be begun. */
export function expectedAnswers(day: StudyDay, examDay: StudyDay, scheduler: Scheduler): number {
  const answers = SAMPLES.map((share) => {
    const begun = day + Math.floor((examDay - day) * share);
    return 1 + reviewsFrom(scheduler.model.first(1), begun, begun + 1, examDay, scheduler);
  });
  return answers.reduce((sum, n) => sum + n, 0) / answers.length;
}

function reviewsFrom(
  memory: Memory,
  last: StudyDay,
  day: StudyDay,
  examDay: StudyDay,
  { model, parameters }: Scheduler,
): number {
  const { desiredRetention } = parameters;
  const each = 1 + (1 - desiredRetention) * AFTER_LAPSE;
  let [known, seen, answers] = [memory, last, 0];
  for (;;) {
    const due = Math.max(day, seen + Math.max(1, Math.round(model.interval(known, desiredRetention))));
    if (due >= examDay) return answers;
    known = model.next(known, due - seen, 3);
    seen = due;
    answers += each;
  }
}
