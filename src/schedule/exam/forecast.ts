import { applyReview, type CardState, emptyState } from '../card-state.ts';
import { dayShare, usualDays } from '../day-share.ts';
import { retrievability } from '../due.ts';
import { buildQueue } from '../queue/build-queue.ts';
import { createRandom, type Random } from '../random.ts';
import { type Exam, type ExamStanding, examStanding, type Standing, stateOf } from './exam.ts';
import { FIRST_RECALL } from './gain.ts';
import { newPerDay } from './new-per-day.ts';
import { examOrder } from './order.ts';
import { readiness } from './readiness.ts';

const DAY = 86_400_000;

/**
 * The readiness that so many minutes a day would lead to, 0 to 1: every day until the exam is played by the program's own queue, and answers fall as
 * the model expects them to.
 */
export function forecastReadiness(
  standing: Standing,
  exam: Exam,
  minutesPerDay: number,
  seed: string,
): number {
  const states = new Map(standing.states);
  const random = createRandom(seed);
  for (let day = standing.day; day < exam.day; day++) {
    const share = dayShare(day, standing.scheduler.parameters);
    if (share === 0) continue;
    playDay(examStanding(exam, { ...standing, states, day }), states, share, minutesPerDay * share, random);
  }
  return readiness(examStanding(exam, { ...standing, states, day: exam.day })).expected;
}

/** @param states those of the standing, to be changed */
function playDay(
  standing: ExamStanding,
  states: Map<string, CardState>,
  share: number,
  minutes: number,
  random: Random,
): void {
  const { cards, day, exam, scheduler } = standing;
  const unseen = cards.filter((card) => stateOf(standing, card).memory === null).length;
  const days = usualDays(day, exam.day, scheduler.parameters);
  const order = examOrder(standing, minutes);
  const limits = { newPerDay: newPerDay(unseen, days, share), reviewsPerDay: cards.length };
  const options = { entries: cards, states, day, scheduler, seed: `${random.unit()}` };
  const queue = buildQueue({ ...options, ...limits, exam: order });
  let left = 60 * minutes;
  for (const identity of queue.units.flatMap((unit) => unit.cards)) {
    left -= order.seconds(identity);
    if (left < 0) break;
    const state = states.get(identity) ?? emptyState();
    const known = retrievability(state, day, scheduler) ?? FIRST_RECALL;
    const rating = random.unit() < known ? 3 : 1;
    states.set(identity, applyReview(state, { rating, day, at: day * DAY }, scheduler, identity));
  }
}
