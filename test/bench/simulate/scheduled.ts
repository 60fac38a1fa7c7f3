import { applyReview, type CardState, emptyState } from '../../../src/schedule/card-state.ts';
import { DEFAULT_PARAMETERS } from '../../../src/schedule/parameters.ts';
import { buildQueue, type QueueOptions } from '../../../src/schedule/queue/build-queue.ts';
import { answered, next, type Queue } from '../../../src/schedule/queue/queue.ts';
import { createRandom, shuffle } from '../../../src/schedule/random.ts';
import { createScheduler, type Scheduler } from '../../../src/schedule/scheduler.ts';
import { CARDS } from './setting.ts';
import type { CreateStrategy, Strategy } from './strategy.ts';

const positions: ReadonlyMap<string, number> = new Map(CARDS.map((card, i) => [card.identity, i]));

/** FSRS at 0.9: what is due, then new cards in an order of chance as long as there is time. */
export const fsrs: CreateStrategy = ({ seed }) => queued(seed, () => ({}));

/**
 * A strategy that asks what the program's own queue asks.
 * @param plan what is particular to a day's queue
 */
export function queued(
  seed: string,
  plan: (states: ReadonlyMap<string, CardState>, day: number, scheduler: Scheduler) => Partial<QueueOptions>,
): Strategy {
  const scheduler = createScheduler(DEFAULT_PARAMETERS);
  const entries = shuffle(CARDS, createRandom(`queue ${seed}`));
  const limits = { newPerDay: CARDS.length, reviewsPerDay: CARDS.length };
  const states = new Map<string, CardState>();
  let today = -1;
  let queue: Queue | undefined;
  let answers = 0;
  return {
    pick({ at, day }) {
      if (!queue || day !== today) {
        const options = { entries, states, day, scheduler, seed: `${seed}/${day}`, ...limits };
        queue = buildQueue({ ...options, ...plan(states, day, scheduler) });
        today = day;
      }
      const asked = next(queue, at * 1000);
      return asked.type === 'card' ? (positions.get(asked.identity) ?? null) : null;
    },
    answered(position, rating, seconds, { at, day }) {
      const card = CARDS[position]?.identity ?? '';
      const before = states.get(card) ?? emptyState();
      const review = { rating, day, at: at * 1000, ms: seconds * 1000 };
      const state = applyReview(before, review, scheduler, `${seed}/${answers++}`);
      states.set(card, state);
      if (queue) queue = answered(queue, card, state, scheduler);
    },
  };
}
