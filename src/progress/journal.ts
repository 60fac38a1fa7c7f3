import type { CardState } from '../schedule/card-state.ts';
import type { EffectiveEvent } from './effective.ts';
import type { ManualChangeEvent, ReviewEvent } from './event.ts';
import { contribution, type Memories, NOTHING_DONE, type ReplayContext } from './replay.ts';

/** The events of this run, each with the card's previous state, so that they can be undone without the log. */
export type Journal = Entry[];

interface Entry {
  readonly event: EffectiveEvent;
  /** The card's current identity. */
  readonly card: string;
  readonly before: CardState | undefined;
}

/** Records an event that is about to be applied. */
export function note(
  journal: Journal,
  event: EffectiveEvent,
  memories: Memories,
  { resolve }: ReplayContext,
): void {
  const card = resolve(event.card);
  journal.push({ event, card, before: memories.states.get(card) });
}

/**
 * The event with an id, if it can be removed from memories: it was recorded in this run, for one card, to which nothing has happened since.
 */
export function removable(journal: Journal, id: string): ReviewEvent | ManualChangeEvent | undefined {
  const index = journal.findLastIndex(({ event }) => event.id === id);
  const found = journal[index];
  if (found?.event.type === 'know' || journal[index - 1]?.event.id === id) return undefined;
  const isLast = found && !journal.slice(index + 1).some(({ card }) => card === found.card);
  return isLast ? found.event : undefined;
}

/** Removes a removable event from memories, as if it had never happened. */
export function remove(journal: Journal, id: string, memories: Memories): void {
  const [entry] = journal.splice(
    journal.findLastIndex(({ event }) => event.id === id),
    1,
  );
  if (!entry) return;
  const { event, card, before } = entry;
  if (before) memories.states.set(card, before);
  else memories.states.delete(card);
  const done = memories.days.get(event.day) ?? NOTHING_DONE;
  const part = contribution(before, event);
  memories.days.set(event.day, {
    new: done.new - part.new,
    reviews: done.reviews - part.reviews,
    ms: done.ms - part.ms,
  });
}
