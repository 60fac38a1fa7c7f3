import { type CardState, emptyState } from '../card-state.ts';
import { retrievability } from '../due.ts';
import { createRandom, shuffle } from '../random.ts';
import type { StudyDay } from '../review.ts';
import { type CandidateOptions, candidates, type QueueBlock } from './candidates.ts';
import { interleave } from './interleave.ts';
import type { Queue, Timed, TimedBlock } from './queue.ts';

/** The input for a queue. The states are those of all cards, selected or not, because the day's limits count them too. */
export interface QueueOptions extends CandidateOptions {
  /** The greatest number of cards to introduce on the day, including those so far. */
  readonly newPerDay: number;
  /** The greatest number of reviews on the day, including those so far. */
  readonly reviewsPerDay: number;
  /** The seconds of the day's budget, and those used before this session. */
  readonly budget: { readonly seconds: number; readonly spent: number };
  readonly cost: CardCost;
  /** The seed for the order of otherwise equal cards. */
  readonly seed: string;
  /** With an exam ahead: the values of reviews, instead of whether they are due. */
  readonly worth?: ReviewWorth;
}

/** The expected seconds of a card. */
export interface CardCost {
  /** One answer. */
  readonly seconds: (identity: string) => number;
  /** The total for a new card on its first day: its first answer, and the repetitions if it is missed. */
  readonly firstDay: (identity: string) => number;
}

/** How reviews are chosen and ordered with an exam ahead. */
export interface ReviewWorth {
  /** The exam points that a second on a card adds: the most valuable cards come first, and those that add nothing are not asked. */
  readonly pointsPerSecond: (identity: string) => number;
  /** The value of a second that is spent on new cards: a review that is worth less waits until no new card fits. */
  readonly price: number;
}

/**
 * The queue of a day: missed cards, reviews, new cards. At most one of siblings is asked on a day; a chain is taken whole, beyond the limit if
 * necessary. Without an exam, the reviews are the due cards, those with the highest probability of recall first: nearly forgotten cards take
 * most time to relearn.
 */
export function buildQueue(options: QueueOptions): Queue {
  const { states, day, worth, cost } = options;
  const found = candidates(options, worth !== undefined);
  const today = countToday(states, day);
  const taken = new Set<string>();
  const valued = byValue(found.reviews, options);
  const values = new Map(valued);
  const reviews = [
    ...withoutSiblings(
      valued.map(([block]) => block),
      taken,
    ),
  ];
  const allowed = reviews.slice(0, Math.max(0, options.reviewsPerDay - today.reviews.length));
  const unseen = withinLimit(withoutSiblings(found.unseen, taken), options.newPerDay - today.introduced);
  const isWorth = (block: QueueBlock): boolean => !worth || (values.get(block) ?? 0) >= worth.price;
  const timed = (block: QueueBlock): TimedBlock => timedBlock(block, cost);
  const seconds = (identity: string): number => cost.seconds(identity);
  return {
    chain: [],
    steps: found.missed.map((identity) => ({
      identity,
      seconds: seconds(identity),
      afterAnswers: 0,
      dueAt: 0,
      isRepeated: (states.get(identity) ?? emptyState()).step > 0,
    })),
    reviews: interleave(allowed.filter(isWorth)).map(timed),
    unseen: unseen.map(timed),
    spare: interleave(allowed.filter((block) => !isWorth(block))).map(timed),
    budget: {
      ...options.budget,
      onReviews: Math.min(options.budget.spent, sum(today.reviews, seconds)),
    },
    answers: 0,
  };
}

/** A queue of only the given cards, until each was answered right, however long that takes. */
export function repetitionQueue(identities: readonly string[], { seconds }: CardCost): Queue {
  const steps = identities.map((identity) => ({
    identity,
    seconds: seconds(identity),
    afterAnswers: 0,
    dueAt: 0,
    isRepeated: false,
  }));
  const budget = { seconds: Number.POSITIVE_INFINITY, spent: 0, onReviews: 0 };
  return { chain: [], reviews: [], unseen: [], spare: [], steps, budget, answers: 0 };
}

/** The reviews that are worth asking, with their values: the most valuable first, those of equal value in random order. */
function byValue(
  reviews: readonly QueueBlock[],
  { states, day, scheduler, seed, worth }: QueueOptions,
): readonly (readonly [QueueBlock, number])[] {
  const value = worth
    ? worth.pointsPerSecond
    : (identity: string) => retrievability(states.get(identity) ?? emptyState(), day, scheduler) ?? 0;
  const mixed = shuffle(reviews, createRandom(seed));
  const valued = mixed.map((block) => [block, value(block.cards[0])] as const);
  return valued.filter(([, points]) => !worth || points > 0).sort(([, a], [, b]) => b - a);
}

function timedBlock({ type, cards }: QueueBlock, { seconds, firstDay }: CardCost): TimedBlock {
  const timed = (identity: string): Timed => ({ identity, seconds: seconds(identity) });
  const [first, ...rest] = cards;
  return {
    cards: [timed(first), ...rest.map(timed)],
    today: sum(cards, type === 'new' ? firstDay : seconds),
  };
}

function countToday(states: ReadonlyMap<string, CardState>, day: StudyDay) {
  let introduced = 0;
  const reviews: string[] = [];
  for (const [identity, state] of states) {
    if (state.firstDay === day) introduced++;
    else if (state.lastDay === day && state.reviews > 0) reviews.push(identity);
  }
  return { introduced, reviews };
}

/** Only the first block of siblings; `taken` remembers them from one list to the next. */
function* withoutSiblings(
  blocks: Iterable<QueueBlock>,
  taken: Set<string>,
): Generator<QueueBlock, void, undefined> {
  for (const block of blocks) {
    const { siblings } = block;
    if (siblings !== null) {
      if (taken.has(siblings)) continue;
      taken.add(siblings);
    }
    yield block;
  }
}

/** New blocks until the limit is reached, the last one whole. A chain that was begun today comes first and is always finished. */
function withinLimit(blocks: Iterable<QueueBlock>, limit: number): QueueBlock[] {
  const within: QueueBlock[] = [];
  let left = limit;
  for (const block of blocks) {
    if (left <= 0 && block.begun !== 'today') {
      if (block.begun === null) break;
      continue;
    }
    left -= block.cards.length;
    within.push(block);
  }
  return within;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
