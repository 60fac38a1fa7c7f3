import { type CardState, emptyState, type Phase } from '../schedule/card-state.ts';
import { buildQueue, type QueueOptions, repetitionQueue } from '../schedule/queue/build-queue.ts';
import type { Queue, TimedBlock } from '../schedule/queue/queue.ts';
import { createRandom, shuffle } from '../schedule/random.ts';
import { type CardFeed, leftInFeed, type SessionEntry } from './card-feed.ts';
import type { Introductions } from './introductions.ts';
import { startSession, type Transition } from './session.ts';

export interface StudyOptions extends QueueOptions {
  /** The cards that the learner selected, in the order of their decks. */
  readonly entries: readonly SessionEntry[];
  /** The greatest number of cards; by default all that the day asks for. */
  readonly limit?: number;
  /** Cards to ask until each was answered right, instead of the day's cards. */
  readonly again?: readonly string[];
  /** Whether to ask every selected card, whatever the schedule says. */
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

/** Starts the day's session: due cards, then new ones; when cramming, every selected card once. */
export function startStudy(options: StudyOptions, now: number): Transition {
  const { states, seed, budget } = options;
  const feed = feedOf(options);
  const asked = new Set(leftInFeed(feed));
  const entries = new Map<string, SessionEntry>();
  const statuses = new Map<string, 'new' | 'learning' | 'review'>();
  for (const entry of options.entries) {
    const { identity } = entry;
    if (!asked.has(identity)) continue;
    entries.set(identity, entry);
    statuses.set(identity, statusOf(states.get(identity)));
  }
  const endsAt = options.cram && Number.isFinite(budget.seconds) ? now + budget.seconds * 1000 : null;
  const introductions = options.introductions && { introductions: options.introductions };
  return startSession({ entries, seed, feed, statuses, endsAt, ...introductions }, now);
}

function queueOf(options: StudyOptions): Queue {
  return options.again ? repetitionQueue(options.again, options.cost) : buildQueue(options);
}

function statusOf(state: CardState = emptyState()): 'new' | 'learning' | 'review' {
  return STATUS[state.phase];
}

function feedOf(options: StudyOptions): CardFeed {
  const { entries, seed, limit = Number.POSITIVE_INFINITY } = options;
  if (!options.cram) return { type: 'schedule', queue: limited(queueOf(options), limit) };
  const identities = shuffle(
    entries.map((entry) => entry.identity),
    createRandom(seed),
  );
  return { type: 'list', identities: identities.slice(0, limit) };
}

/** The first cards of the queue, as many as the limit allows. */
function limited(queue: Queue, limit: number): Queue {
  const steps = queue.steps.slice(0, limit);
  let left = limit - steps.length;
  const first = (blocks: readonly TimedBlock[]): TimedBlock[] =>
    blocks.flatMap((block) => {
      const [card, ...rest] = block.cards.slice(0, Math.max(0, left));
      if (!card) return [];
      left -= 1 + rest.length;
      return [{ ...block, cards: [card, ...rest] }];
    });
  const reviews = first(queue.reviews);
  const unseen = first(queue.unseen);
  return { ...queue, steps, reviews, unseen, spare: first(queue.spare) };
}
