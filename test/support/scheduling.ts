import { applyReview, type CardState, emptyState } from '../../src/schedule/card-state.ts';
import { dueDay } from '../../src/schedule/due.ts';
import type { MemoryModel } from '../../src/schedule/memory-model.ts';
import { DEFAULT_PARAMETERS, type MemoryParameters } from '../../src/schedule/parameters.ts';
import type { Rating } from '../../src/schedule/review.ts';
import { createScheduler, type Scheduler } from '../../src/schedule/scheduler.ts';

export const DAY = 86_400_000;
export const MINUTE = 60_000;

/** A scheduler with the published weights; without fuzz unless asked for. */
export function schedulerWith(changes: Partial<MemoryParameters> = {}): Scheduler {
  return createScheduler({ ...DEFAULT_PARAMETERS, fuzz: false, ...changes });
}

/**
 * A memory to work out by hand: halved in as many days as it is stable, doubled by a right answer, and of half a day after a wrong one. The
 * first answer makes it 4 days, a wrong one 1 day.
 */
export const halvingMemory: MemoryModel = {
  id: 'halves',
  first: (rating) => ({ stability: rating === 1 ? 1 : 4, difficulty: 5 }),
  next: ({ stability, difficulty }, _, rating) => ({
    stability: rating === 1 ? 0.5 : stability * 2,
    difficulty,
  }),
  recall: ({ stability }, days) => 0.5 ** (days / stability),
  interval: ({ stability }) => stability,
};

/** The state after reviews at given days, each at noon UTC and a minute after the one before. */
export function reviewed(
  reviews: readonly (readonly [day: number, rating: Rating])[],
  scheduler: Scheduler = schedulerWith(),
  from: CardState = emptyState(),
): CardState {
  return reviews.reduce(
    (state, [day, rating], i) =>
      applyReview(state, { rating, day, at: day * DAY + DAY / 2 + i * MINUTE }, scheduler, `event-${i}`),
    from,
  );
}

/** The states after each rating, every review made as soon as the card is due. */
export function answeredWhenDue(
  ratings: readonly Rating[],
  scheduler: Scheduler = schedulerWith(),
): CardState[] {
  const states: CardState[] = [];
  let state = emptyState();
  let at = 20_000 * DAY;
  for (const rating of ratings) {
    state = applyReview(
      state,
      { rating, day: Math.floor(at / DAY), at },
      scheduler,
      `event-${states.length}`,
    );
    states.push(state);
    const due = dueDay(state, scheduler);
    at = due === null ? at + MINUTE : due * DAY;
  }
  return states;
}
