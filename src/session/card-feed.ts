import type { Kind } from '../deck/card.ts';
import { type CardState, emptyState } from '../schedule/card-state.ts';
import type { QueueEntry } from '../schedule/queue/candidates.ts';
import { answered, next, putBack, type Queue } from '../schedule/queue/queue.ts';
import type { Scheduler } from '../schedule/scheduler.ts';

/** What a session knows of a card before its text is read; an entry of the catalogue is one. */
export interface SessionEntry extends QueueEntry {
  readonly kind: Kind;
  readonly domain: string;
}

/** Where the cards of a session come from: the schedule of the day, or a list that was drawn at its start. */
export type CardFeed =
  | { readonly type: 'schedule'; readonly queue: Queue; readonly scheduler: Scheduler }
  | { readonly type: 'list'; readonly identities: readonly string[] };

/** The card to ask at a moment; `null` when the session is over. */
export function nextCard(feed: CardFeed, now: number): string | null {
  if (feed.type === 'list') return feed.identities[0] ?? null;
  const found = next(feed.queue, now);
  return found.type === 'card' ? found.identity : null;
}

/** After an answer: a card in a learning step comes again within the session. */
export function afterAnswer(feed: CardFeed, identity: string, state: CardState): CardFeed {
  if (feed.type === 'list') return { ...feed, identities: feed.identities.filter((i) => i !== identity) };
  return { ...feed, queue: answered(feed.queue, identity, state, feed.scheduler) };
}

/** Without a card, for this session. */
export function without(feed: CardFeed, identity: string): CardFeed {
  return afterAnswer(feed, identity, emptyState());
}

/** With a card in front whose answer was taken back. */
export function inFront(feed: CardFeed, entry: SessionEntry, state: CardState): CardFeed {
  if (feed.type === 'schedule') return { ...feed, queue: putBack(feed.queue, entry, state) };
  return { ...feed, identities: [entry.identity, ...feed.identities.filter((i) => i !== entry.identity)] };
}

/** The cards that are still to come, each once. */
export function leftInFeed(feed: CardFeed): readonly string[] {
  if (feed.type === 'list') return feed.identities;
  const { chain, units, steps } = feed.queue;
  return [
    ...new Set([...chain, ...units.flatMap((unit) => unit.cards), ...steps.map((step) => step.identity)]),
  ];
}
