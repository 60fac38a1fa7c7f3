import { type CardState, emptyState, type Phase } from '../schedule/card-state.ts';
import { buildQueue, type QueueOptions } from '../schedule/queue/build-queue.ts';
import type { Queue } from '../schedule/queue/queue.ts';
import { createRandom, shuffle } from '../schedule/random.ts';
import type { CardFeed, SessionEntry } from './card-feed.ts';
import type { Introductions } from './introductions.ts';
import { startSession, type Transition } from './session.ts';

export interface StudyOptions extends QueueOptions {
  /** The cards that the learner selected, in the order of their decks. */
  readonly entries: readonly SessionEntry[];
  /** At most so many cards; all that the day asks for where it is not given. */
  readonly limit?: number;
  /** Milliseconds after which no further card is asked. */
  readonly duration?: number;
  /** Everything that was selected, whatever the schedule says. */
  readonly cram: boolean;
  /** Units to introduce when they open. */
  readonly introductions?: Introductions;
}

const STATUS: Record<Phase, 'new' | 'learning' | 'review'> = {
  new: 'new',
  learning: 'learning',
  review: 'review',
  relearning: 'learning',
};

/** Begins the day's session: what is due, then new cards; or, cramming, every selected card once. */
export function startStudy(options: StudyOptions, now: number): Transition {
  const { entries, states, seed, duration } = options;
  const known = new Map(entries.map((entry) => [entry.identity, entry]));
  const statuses = new Map(entries.map(({ identity }) => [identity, statusOf(states.get(identity))]));
  const endsAt = duration === undefined ? null : now + duration;
  const introductions = options.introductions && { introductions: options.introductions };
  return startSession(
    { entries: known, seed, feed: dealOf(options), statuses, endsAt, ...introductions },
    now,
  );
}

function statusOf(state: CardState = emptyState()): 'new' | 'learning' | 'review' {
  return STATUS[state.phase];
}

function dealOf(options: StudyOptions): CardFeed {
  const { entries, seed, scheduler, limit = Number.POSITIVE_INFINITY } = options;
  if (!options.cram) return { type: 'schedule', queue: limited(buildQueue(options), limit), scheduler };
  const identities = shuffle(
    entries.map((entry) => entry.identity),
    createRandom(seed),
  );
  return { type: 'list', identities: identities.slice(0, limit) };
}

/** Steps that stand open come first: they are what is forgotten soonest. */
function limited(queue: Queue, limit: number): Queue {
  const steps = queue.steps.slice(0, limit);
  let left = limit - steps.length;
  const units = queue.units.flatMap((unit) => {
    const cards = unit.cards.slice(0, Math.max(0, left));
    left -= cards.length;
    return cards.length > 0 ? [{ ...unit, cards }] : [];
  });
  return { ...queue, steps, units };
}
