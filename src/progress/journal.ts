import type { CardState } from '../schedule/card-state.ts';
import type { EffectiveEvent } from './effective.ts';
import type { ManualChangeEvent, ReviewEvent } from './event.ts';
import { contribution, type Memories, NOTHING_DONE, type ReplayContext } from './replay.ts';

/** What was recorded in this run, with what each card was before: enough to take it back without the log. */
export type Journal = Entry[];

interface Entry {
  readonly event: EffectiveEvent;
  /** As the card is called now. */
  readonly card: string;
  readonly before: CardState | undefined;
}

/** Notes an event that is about to be counted. */
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
 * The event of an id, where memories can do without it: recorded in this run, of one card, and nothing has happened to it since.
 */
export function removable(journal: Journal, id: string): ReviewEvent | ManualChangeEvent | undefined {
  const index = journal.findLastIndex(({ event }) => event.id === id);
  const found = journal[index];
  if (found?.event.type === 'know' || journal[index - 1]?.event.id === id) return undefined;
  const isLast = found && !journal.slice(index + 1).some(({ card }) => card === found.card);
  return isLast ? found.event : undefined;
}

/** Takes a removable event out of memories, as if it had never been. */
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
