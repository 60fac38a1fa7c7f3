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
export type Deal =
  | { readonly type: 'schedule'; readonly queue: Queue; readonly scheduler: Scheduler }
  | { readonly type: 'list'; readonly identities: readonly string[] };

/** The card to ask at a moment; `null` when the session is over. */
export function nextCard(deal: Deal, now: number): string | null {
  if (deal.type === 'list') return deal.identities[0] ?? null;
  const found = next(deal.queue, now);
  return found.type === 'card' ? found.identity : null;
}

/** After an answer: a card in a learning step comes again within the session. */
export function afterAnswer(deal: Deal, identity: string, state: CardState): Deal {
  if (deal.type === 'list') return { ...deal, identities: deal.identities.filter((i) => i !== identity) };
  return { ...deal, queue: answered(deal.queue, identity, state, deal.scheduler) };
}

/** Without a card, for this session. */
export function without(deal: Deal, identity: string): Deal {
  return afterAnswer(deal, identity, emptyState());
}

/** With a card in front whose answer was taken back. */
export function inFront(deal: Deal, entry: SessionEntry, state: CardState): Deal {
  if (deal.type === 'schedule') return { ...deal, queue: putBack(deal.queue, entry, state) };
  return { ...deal, identities: [entry.identity, ...deal.identities.filter((i) => i !== entry.identity)] };
}

/** The cards that are still to come, each once. */
export function leftInDeal(deal: Deal): readonly string[] {
  if (deal.type === 'list') return deal.identities;
  const { chain, units, steps } = deal.queue;
  return [
    ...new Set([...chain, ...units.flatMap((unit) => unit.cards), ...steps.map((step) => step.identity)]),
  ];
}
