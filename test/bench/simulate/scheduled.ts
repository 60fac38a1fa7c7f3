import { applyReview, type CardState, emptyState } from '../../../src/schedule/card-state.ts';
import { DEFAULT_PARAMETERS } from '../../../src/schedule/parameters.ts';
import { buildQueue, type QueueOptions } from '../../../src/schedule/queue/build-queue.ts';
import { answered, next, type Queue } from '../../../src/schedule/queue/queue.ts';
import { createRandom, shuffle } from '../../../src/schedule/random.ts';
import { createScheduler } from '../../../src/schedule/scheduler.ts';
import { CARDS } from './setting.ts';
import type { CreateStrategy, Strategy } from './strategy.ts';

const positions: ReadonlyMap<string, number> = new Map(CARDS.map((card, i) => [card.identity, i]));

/** FSRS at 0.9: what is due, then new cards in an order of chance as long as there is time. */
export const fsrs: CreateStrategy = ({ seed, minutesADay }) => {
  const entries = shuffle(CARDS, createRandom(`queue ${seed}`));
  return queued(seed, (now) => ({
    ...now,
    entries,
    newPerDay: CARDS.length,
    reviewsPerDay: CARDS.length,
    budget: { seconds: minutesADay * 60, spent: 0 },
    cost: { seconds: secondsOf, firstDay: (identity) => 2 * secondsOf(identity) },
  }));
};

function secondsOf(identity: string): number {
  return CARDS[positions.get(identity) ?? 0]?.seconds ?? 0;
}

/** What a queue is made of on a day. */
type Today = Pick<QueueOptions, 'states' | 'day' | 'scheduler' | 'seed'>;

/**
 * A strategy that asks what the program's own queue asks.
 * @param repeats whether a missed card is asked again on the same day
 */
export function queued(seed: string, plan: (today: Today) => QueueOptions, repeats = true): Strategy {
  const scheduler = createScheduler(DEFAULT_PARAMETERS);
  const states = new Map<string, CardState>();
  let today = -1;
  let queue: Queue | undefined;
  let answers = 0;
  return {
    pick({ at, day }) {
      if (!queue || day !== today)
        queue = buildQueue(plan({ states, day, scheduler, seed: `${seed}/${day}` }));
      today = day;
      const asked = next(queue, at * 1000);
      return asked ? (positions.get(asked.identity) ?? null) : null;
    },
    answered(position, rating, seconds, { at, day }) {
      const card = CARDS[position]?.identity ?? '';
      const before = states.get(card) ?? emptyState();
      const review = { rating, day, at: at * 1000, ms: seconds * 1000 };
      const state = applyReview(before, review, scheduler, `${seed}/${answers++}`);
      states.set(card, state);
      if (queue) queue = answered(queue, card, { state, seconds, now: at * 1000 });
      if (queue && !repeats) queue = { ...queue, steps: [] };
    },
  };
}
