import type { Kind } from '../deck/card.ts';
import { LONGEST_ANSWER } from '../schedule/answer-time.ts';
import type { CardState } from '../schedule/card-state.ts';
import type { QueueEntry } from '../schedule/queue/candidates.ts';
import {
  answered,
  asOfNow,
  cardsLeft,
  dropped,
  next,
  putBack,
  putOff,
  type Queue,
  spent,
  timedIn,
} from '../schedule/queue/queue.ts';

/** The minutes of the day's budget, and how many of them are used. */
export interface DayProgress {
  readonly spent: number;
  readonly budget: number;
}

/** The facts about a card that a session needs before reading its text; an entry of the catalogue is one. */
export interface SessionEntry extends QueueEntry {
  readonly kind: Kind;
  readonly domain: string;
}

/** The source of a session's cards: the schedule of the day, or a list that was drawn at the start. */
export type CardFeed =
  | { readonly type: 'schedule'; readonly queue: Queue }
  | { readonly type: 'list'; readonly identities: readonly string[] };

/** The card to ask at a moment; `null` when the session is over. */
export function nextCard(feed: CardFeed, now: number): string | null {
  if (feed.type === 'list') return feed.identities[0] ?? null;
  return next(feed.queue, now)?.identity ?? null;
}

/** The state of a card after an answer, the milliseconds that the answer took, and the moment (milliseconds UTC). */
interface FeedAnswer {
  readonly state: CardState;
  readonly ms: number;
  readonly now: number;
}

/** The feed after an answer: a missed card comes again within the session. */
export function afterAnswer(feed: CardFeed, identity: string, { state, ms, now }: FeedAnswer): CardFeed {
  if (feed.type === 'list') return without(feed, identity);
  return { ...feed, queue: answered(feed.queue, identity, { state, seconds: secondsOf(ms), now }) };
}

/** The feed after time that belongs to no answer, such as reading a verdict. */
export function afterReading(feed: CardFeed, ms: number): CardFeed {
  return feed.type === 'list' ? feed : { ...feed, queue: spent(feed.queue, secondsOf(ms)) };
}

/** The feed without a card, for this session. */
export function without(feed: CardFeed, identity: string): CardFeed {
  if (feed.type === 'schedule') return { ...feed, queue: dropped(feed.queue, identity) };
  return { ...feed, identities: feed.identities.filter((i) => i !== identity) };
}

/** The feed with a postponed card at its end. */
export function later(feed: CardFeed, identity: string): CardFeed {
  if (feed.type === 'schedule') return { ...feed, queue: putOff(feed.queue, identity) };
  return { ...feed, identities: [...feed.identities.filter((i) => i !== identity), identity] };
}

/** An earlier feed with the time that has been used since. */
export function restored(earlier: CardFeed, now: CardFeed): CardFeed {
  if (earlier.type === 'list' || now.type === 'list') return earlier;
  return { ...earlier, queue: asOfNow(earlier.queue, now.queue) };
}

/**
 * The feed with a card at its front whose answer was undone, or that was moved.
 * @param ms the expected time of an answer to it, if it is not in the feed
 */
export function inFront(feed: CardFeed, identity: string, ms = 0): CardFeed {
  if (feed.type === 'schedule') {
    const card = timedIn(feed.queue, identity) ?? { identity, seconds: secondsOf(ms) };
    return { ...feed, queue: putBack(feed.queue, { identity, seconds: card.seconds }) };
  }
  return { ...feed, identities: [identity, ...feed.identities.filter((i) => i !== identity)] };
}

/** The cards that are still to come, each once. */
export function leftInFeed(feed: CardFeed): readonly string[] {
  if (feed.type === 'list') return feed.identities;
  return cardsLeft(feed.queue);
}

/** The day's progress; `null` for a list, and without a budget. */
export function dayProgress(feed: CardFeed): DayProgress | null {
  if (feed.type === 'list' || !Number.isFinite(feed.queue.budget.seconds)) return null;
  const { seconds, spent: used } = feed.queue.budget;
  return { spent: used / 60, budget: seconds / 60 };
}

/** A measured time in seconds; if it is longer than any answer, it was a pause. */
function secondsOf(ms: number): number {
  return Math.min(ms, LONGEST_ANSWER) / 1000;
}
