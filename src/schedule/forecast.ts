import { buildQueue } from './build-queue.ts';
import { applyReview, type CardState, emptyState } from './card-state.ts';
import { retrievability } from './due.ts';
import { type Exam, type ExamCard, examOutlook } from './exam.ts';
import { examOrder } from './exam-order.ts';
import { countStudyDays } from './exam-plan.ts';
import { FIRST_RECALL } from './gain.ts';
import { newPerDay } from './new-per-day.ts';
import { createRandom, type Random } from './random.ts';
import { readiness } from './readiness.ts';
import type { StudyDay } from './review.ts';
import type { Scheduler } from './scheduler.ts';
import { weekday } from './study-day.ts';

const DAY = 86_400_000;

export interface ForecastOptions {
  readonly cards: readonly ExamCard[];
  readonly states: ReadonlyMap<string, CardState>;
  readonly day: StudyDay;
  readonly exam: Exam;
  readonly scheduler: Scheduler;
  readonly minutesPerDay: number;
  readonly seed: string;
}

/**
 * The readiness that so many minutes a day would lead to, 0 to 1: every day until the exam is played by the program's own queue, and answers fall as
 * the model expects them to.
 */
export function forecastReadiness(options: ForecastOptions): number {
  const { cards, day, exam, scheduler } = options;
  const states = new Map(options.states);
  const random = createRandom(options.seed);
  for (let today = day; today < exam.day; today++) {
    if (!scheduler.parameters.daysOff.includes(weekday(today))) playDay(options, states, today, random);
  }
  return readiness(cards, states, exam.day, examOutlook(exam, cards, states), scheduler).expected;
}

function playDay(
  { cards, exam, scheduler, minutesPerDay, seed }: ForecastOptions,
  states: Map<string, CardState>,
  day: StudyDay,
  random: Random,
): void {
  const outlook = examOutlook(exam, cards, states);
  const unseen = cards.filter(({ identity }) => !states.get(identity)?.memory).length;
  const studyDays = countStudyDays(day, exam.day, scheduler.parameters.daysOff);
  const order = examOrder(outlook, cards, states, day, scheduler, minutesPerDay);
  const limits = { newPerDay: newPerDay(unseen, studyDays), reviewsPerDay: cards.length };
  const options = { entries: cards, states, day, scheduler, seed: `${seed}/${day}` };
  const queue = buildQueue({ ...options, ...limits, exam: order });
  let left = 60 * minutesPerDay;
  for (const identity of queue.units.flatMap((unit) => unit.cards)) {
    left -= order.seconds(identity);
    if (left < 0) break;
    const state = states.get(identity) ?? emptyState();
    const known = retrievability(state, day, scheduler) ?? FIRST_RECALL;
    const rating = random.unit() < known ? 3 : 1;
    const at = day * DAY;
    states.set(identity, applyReview(state, { rating, day, at }, scheduler, `${seed}/${day}/${identity}`));
  }
}
