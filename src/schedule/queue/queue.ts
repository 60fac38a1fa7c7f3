import { type CardState, isMissed } from '../card-state.ts';
import type { Chain } from './chain.ts';

/** The number of other cards that are asked before a missed card comes back. */
const CARDS_BETWEEN = 5;
/** Milliseconds after which a card that was missed again comes back, or earlier if nothing else is left. */
const LATER = 600_000;
/** The share of the budget by which missed cards may exceed it. */
const OVERTIME = 0.2;
/** The same for cards that were asked again already: they can wait until tomorrow. */
const OVERTIME_ONCE_MORE = 0.05;
/** The share of the budget for reviews while there are cards to introduce. */
const REVIEW_SHARE = 0.8;

/** A card, and the expected seconds of an answer to it. */
export interface Timed {
  readonly identity: string;
  readonly seconds: number;
}

/** Cards that are asked one right after the other. */
export interface TimedBlock {
  readonly cards: Readonly<Chain<Timed>>;
  /** The expected seconds for it today, including repetitions of missed cards. */
  readonly today: number;
}

/** A missed card that waits to be asked again. */
export interface LearningStep extends Timed {
  /** The session's count of answers from which it is asked; 0 for a card that was missed in an earlier session. */
  readonly afterAnswers: number;
  /** The time in milliseconds UTC from which it is asked. */
  readonly dueAt: number;
  /** Whether it was asked again already, and missed again. */
  readonly isRepeated: boolean;
}

/** The seconds of the day's budget, and how many are used. */
export interface Budget {
  readonly seconds: number;
  readonly spent: number;
  /** The part of the used seconds for reviews, without repetitions of missed cards. */
  readonly onReviews: number;
}

/** The cards still to be asked in a session. It is a value: asking and answering return new queues. */
export interface Queue {
  /** The rest of the current chain; nothing comes between its cards. */
  readonly chain: readonly Timed[];
  /** The most valuable first. */
  readonly reviews: readonly TimedBlock[];
  /** In the order in which they are taught. */
  readonly unseen: readonly TimedBlock[];
  /** Reviews that are worth less than a new card, which are asked if no new card fits. */
  readonly spare: readonly TimedBlock[];
  /** In the order in which they were missed. */
  readonly steps: readonly LearningStep[];
  readonly budget: Budget;
  /** The number of answers so far. */
  readonly answers: number;
}

/** The next card, and the list that it comes from. */
export interface NextCard {
  readonly identity: string;
  readonly from: 'chain' | 'steps' | 'reviews' | 'unseen' | 'spare';
}

/** The number of new blocks that are searched for one that fits the rest of the day. */
const LOOK_AHEAD = 12;

/** The card to ask at a moment; `null` if the day is done. */
export function next(queue: Queue, now: number): NextCard | null {
  const [chained] = queue.chain;
  if (chained) return { identity: chained.identity, from: 'chain' };
  const open = queue.steps.filter((step) => fitsOvertime(queue, step));
  const ripe = open.find((step) => step.afterAnswers <= queue.answers && step.dueAt <= now);
  if (ripe) return { identity: ripe.identity, from: 'steps' };
  const planned = nextPlanned(queue);
  if (planned) return planned;
  const [earliest] = [...open].sort((a, b) => a.dueAt - b.dueAt || a.afterAnswers - b.afterAnswers);
  return earliest ? { identity: earliest.identity, from: 'steps' } : null;
}

function nextPlanned(queue: Queue): NextCard | null {
  const { reviews, unseen, spare, budget } = queue;
  const isUntouched = queue.answers === 0 && budget.spent === 0;
  const left = isUntouched ? Number.POSITIVE_INFINITY : budget.seconds - budget.spent - owed(queue);
  const forReviews = isUntouched ? left : budget.seconds * REVIEW_SHARE - budget.onReviews;
  const fresh = unseen.slice(0, LOOK_AHEAD).find((block) => block.today <= left);
  const isReview = (block: TimedBlock): boolean =>
    block.today <= left && (fresh === undefined || block.today <= forReviews);
  const review = reviews.find(isReview);
  if (review) return fromBlock(review, 'reviews');
  if (fresh) return fromBlock(fresh, 'unseen');
  const idle = spare.find((block) => block.today <= left);
  return idle ? fromBlock(idle, 'spare') : null;
}

function fromBlock({ cards: [first] }: TimedBlock, from: NextCard['from']): NextCard {
  return { identity: first.identity, from };
}

/** The expected seconds for the open steps. */
function owed({ steps }: Queue): number {
  return steps.reduce((sum, step) => sum + step.seconds, 0);
}

function fitsOvertime({ budget }: Queue, { seconds, isRepeated }: LearningStep): boolean {
  const overtime = isRepeated ? OVERTIME_ONCE_MORE : OVERTIME;
  return budget.spent + seconds <= budget.seconds * (1 + overtime) || budget.spent === 0;
}

/** An answer: the card's new state, and the seconds that it took. */
export interface QueueAnswer {
  readonly state: CardState;
  readonly seconds: number;
  /** Milliseconds UTC. */
  readonly now: number;
}

/** The queue after an answer. A missed card comes back, first after some other cards, then after some minutes, until it was answered right. */
export function answered(queue: Queue, identity: string, { state, seconds, now }: QueueAnswer): Queue {
  const isReview = [queue.reviews, queue.spare].some((blocks) =>
    blocks.some(({ cards }) => cards[0].identity === identity),
  );
  const answers = queue.answers + 1;
  const budget = {
    ...queue.budget,
    spent: queue.budget.spent + seconds,
    onReviews: queue.budget.onReviews + (isReview ? seconds : 0),
  };
  const expected = timedIn(queue, identity);
  const rest = { ...dropped(queue, identity), answers, budget };
  if (!expected || !isMissed(state)) return rest;
  const isFirst = state.step === 0;
  const step: LearningStep = {
    ...expected,
    afterAnswers: isFirst ? answers + CARDS_BETWEEN : 0,
    dueAt: isFirst ? 0 : now + LATER,
    isRepeated: !isFirst,
  };
  return { ...rest, steps: [...rest.steps, step] };
}

/** The queue after time that belongs to no answer, such as reading a verdict. */
export function spent(queue: Queue, seconds: number): Queue {
  return { ...queue, budget: { ...queue.budget, spent: queue.budget.spent + seconds } };
}

/** The queue without a card that was skipped, buried or suspended. A chain continues after its first card. */
export function dropped(queue: Queue, identity: string): Queue {
  const opened = queue.unseen.find(({ cards }) => cards[0].identity === identity);
  return {
    ...queue,
    chain: [...(opened?.cards.slice(1) ?? []), ...others(queue.chain, identity)],
    reviews: withoutCard(queue.reviews, identity),
    unseen: opened ? queue.unseen.filter((block) => block !== opened) : withoutCard(queue.unseen, identity),
    spare: withoutCard(queue.spare, identity),
    steps: others(queue.steps, identity),
  };
}

/** The queue with a card at its front whose answer was undone. */
export function putBack(queue: Queue, card: Timed): Queue {
  const rest = dropped(queue, card.identity);
  return { ...rest, chain: [card, ...rest.chain] };
}

/** A due time after everything else, which no count of answers and no moment reaches. */
const LAST = { afterAnswers: Number.MAX_SAFE_INTEGER, dueAt: Number.MAX_SAFE_INTEGER, isRepeated: false };

/** The queue with a card at its end, asked after everything else and after cards that were postponed earlier. */
export function putOff(queue: Queue, identity: string): Queue {
  const card = timedIn(queue, identity);
  if (!card) return queue;
  const rest = dropped(queue, identity);
  const { seconds } = card;
  return { ...rest, steps: [...rest.steps, { identity, seconds, ...LAST }] };
}

/** An earlier queue, with the time and the answers until now. */
export function asOfNow(earlier: Queue, { budget, answers }: Queue): Queue {
  return { ...earlier, budget, answers };
}

/** Every card that is still to come, each once. */
export function cardsLeft({ chain, reviews, unseen, spare, steps }: Queue): readonly string[] {
  const blocks = [...reviews, ...unseen, ...spare].flatMap((block) => block.cards);
  return [...new Set([...chain, ...steps, ...blocks].map((card) => card.identity))];
}

/** A card in the queue; `undefined` if it is not in it. */
export function timedIn(
  { chain, reviews, unseen, spare, steps }: Queue,
  identity: string,
): Timed | undefined {
  const isIt = (card: Timed): boolean => card.identity === identity;
  const listed = steps.find(isIt) ?? chain.find(isIt);
  if (listed) return listed;
  // Nearly always the first of a list that may be of thousands.
  for (const blocks of [reviews, unseen, spare])
    for (const { cards } of blocks) {
      const found = cards.find(isIt);
      if (found) return found;
    }
  return undefined;
}

function others<T extends Timed>(cards: readonly T[], identity: string): readonly T[] {
  return cards.filter((card) => card.identity !== identity);
}

function withoutCard(blocks: readonly TimedBlock[], identity: string): readonly TimedBlock[] {
  const index = blocks.findIndex(({ cards }) => cards.some((card) => card.identity === identity));
  const block = blocks[index];
  if (!block) return blocks;
  const [first, ...rest] = others(block.cards, identity);
  return first ? blocks.with(index, { ...block, cards: [first, ...rest] }) : blocks.toSpliced(index, 1);
}
