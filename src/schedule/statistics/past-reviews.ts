import { LONGEST_ANSWER } from '../answer-time.ts';
import { applyKnown, applyManualChange, applyReview, type CardState, emptyState } from '../card-state.ts';
import { retrievability } from '../due.ts';
import type { Rating, Review, StudyDay } from '../review.ts';
import type { Scheduler } from '../scheduler.ts';

/** A past event: an answer, or a manual change of a card. An event of the log is one. */
export type PastEvent =
  | (Review & { readonly type: 'review'; readonly id: string; readonly card: string; readonly ms: number })
  | {
      readonly type: 'suspend' | 'resume' | 'bury' | 'reset';
      readonly card: string;
      readonly day: StudyDay;
    }
  | { readonly type: 'know'; readonly id: string; readonly card: string; readonly day: StudyDay };

/** An answer, with the card's memory before it. */
export interface PastReview {
  /** The card's current identity. */
  readonly card: string;
  readonly day: StudyDay;
  readonly rating: Rating;
  /** In milliseconds, limited to the longest answer; beyond it was a pause. */
  readonly ms: number;
  /** Whether the card had never been asked. */
  readonly first: boolean;
  /** Whether it had left its learning steps. */
  readonly inReview: boolean;
  /** The model's prediction, if at least a night had passed since the last answer; otherwise the answer does not test memory. */
  readonly before: { readonly recall: number; readonly stability: number } | null;
}

/**
 * Replays events with the memory model, in one pass.
 * @param events that count, in their order
 * @param resolve returns the current identity of a renamed card
 */
export function pastReviews(
  events: Iterable<PastEvent>,
  scheduler: Scheduler,
  resolve: (identity: string) => string,
): PastReview[] {
  const states = new Map<string, CardState>();
  const reviews: PastReview[] = [];
  for (const event of events) {
    const card = resolve(event.card);
    const state = states.get(card) ?? emptyState();
    if (event.type === 'know') {
      states.set(card, applyKnown(state, event.day, scheduler, `${event.id} ${card}`));
      continue;
    }
    if (event.type !== 'review') {
      states.set(card, applyManualChange(state, event.type, event.day));
      continue;
    }
    reviews.push({
      card,
      day: event.day,
      rating: event.rating,
      ms: Math.min(event.ms, LONGEST_ANSWER),
      first: state.phase === 'new',
      inReview: state.phase === 'review',
      before: memoryBefore(state, event.day, scheduler),
    });
    states.set(card, applyReview(state, event, scheduler, event.id));
  }
  return reviews;
}

function memoryBefore(state: CardState, day: StudyDay, scheduler: Scheduler): PastReview['before'] {
  if (!state.memory || state.firstDay === null || state.lastDay === null || day <= state.lastDay) return null;
  return {
    recall: retrievability(state, day, scheduler) ?? 0,
    stability: state.memory.stability,
  };
}
