import type { EventMetadata, Mode } from '../progress/event.ts';
import type { Progress } from '../progress/progress.ts';
import { applyManualChange, applyReview, type CardState, emptyState } from '../schedule/card-state.ts';
import type { Scheduler } from '../schedule/scheduler.ts';
import type { ReviewDraft } from '../session/effect.ts';

/** Records a session's reviews. */
export interface Recorder {
  /** Whether the reviews are saved. */
  readonly saves: boolean;
  /** @param replaces the review that it replaces */
  review(draft: ReviewDraft, replaces?: string): { id: string; before: CardState; after: CardState };
  /** Undoes a review or a suspension. @returns the card's state without it */
  undo(id: string, identity: string): CardState;
  setAside(how: 'suspend' | 'bury', identity: string): { id: string; state: CardState };
}

/** Every review is on the disk before its method returns. */
export function savingRecorder(progress: Progress, metadata: () => EventMetadata, mode: Mode): Recorder {
  const stateOf = (identity: string): CardState => progress.states.get(identity) ?? emptyState();
  /** The card's state before each review, from which a changed rating starts again. */
  const befores = new Map<string, CardState>();
  return {
    saves: true,
    review: ({ card, hints, ...draft }, replaces) => {
      const before = befores.get(replaces ?? '') ?? stateOf(card.identity);
      const event = {
        ...metadata(),
        ...draft,
        type: 'review',
        mode,
        card: card.identity,
        hint: hints,
        ...(replaces !== undefined && { replaces }),
      } as const;
      befores.set(event.id, before);
      progress.record({ ...event, fingerprint: card.fingerprint() });
      return { id: event.id, before, after: stateOf(card.identity) };
    },
    undo: (id, identity) => {
      progress.undo(metadata(), id);
      return stateOf(identity);
    },
    setAside: (type, card) => {
      const event = { ...metadata(), type, card };
      progress.record(event);
      return { id: event.id, state: stateOf(card) };
    },
  };
}

/** For cramming and `--no-record`: states change within the session, but nothing is written. */
export function forgettingRecorder(
  known: ReadonlyMap<string, CardState>,
  scheduler: Scheduler,
  metadata: () => EventMetadata,
): Recorder {
  const states = new Map(known);
  const earlier = new Map<string, CardState>();
  const stateOf = (identity: string): CardState => states.get(identity) ?? emptyState();
  return {
    saves: false,
    review: ({ card: { identity }, rating }, replaces) => {
      const before = (replaces !== undefined ? earlier.get(replaces) : undefined) ?? stateOf(identity);
      const { id, at, day } = metadata();
      const after = applyReview(before, { rating, at, day }, scheduler, id);
      earlier.set(id, before);
      states.set(identity, after);
      return { id, before, after };
    },
    undo: (id, identity) => {
      const before = earlier.get(id) ?? stateOf(identity);
      states.set(identity, before);
      return before;
    },
    setAside: (how, identity) => {
      const { id, day } = metadata();
      const before = stateOf(identity);
      const state = applyManualChange(before, how, day);
      earlier.set(id, before);
      states.set(identity, state);
      return { id, state };
    },
  };
}
