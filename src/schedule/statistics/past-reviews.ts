import { LONGEST_ANSWER } from '../answer-time.ts';
import { applyKnown, applyManualChange, applyReview, type CardState, emptyState } from '../card-state.ts';
import { retrievability } from '../due.ts';
import type { Rating, Review, StudyDay } from '../review.ts';
import type { Scheduler } from '../scheduler.ts';

/** What is known of the past: an answer, or a card that was changed by hand. An event of the log is one. */
export type PastEvent =
  | (Review & { readonly type: 'review'; readonly id: string; readonly card: string; readonly ms: number })
  | {
      readonly type: 'suspend' | 'resume' | 'bury' | 'reset';
      readonly card: string;
      readonly day: StudyDay;
    }
  | { readonly type: 'know'; readonly id: string; readonly card: string; readonly day: StudyDay };

/** An answer, with what the card's memory was before it. */
export interface PastReview {
  /** As the card is called now. */
  readonly card: string;
  readonly day: StudyDay;
  readonly rating: Rating;
  /** Milliseconds; what goes beyond the longest answer was a pause. */
  readonly ms: number;
  /** Whether the card had never been asked. */
  readonly first: boolean;
  /** Whether it had left its learning steps. */
  readonly inReview: boolean;
  /** What the model said of it, where a night had passed since the last answer; else the answer tests no memory. */
  readonly before: { readonly recall: number; readonly stability: number } | null;
}

/**
 * Plays events through the memory model, in one pass.
 * @param events that count, in their order
 * @param resolve what a card of an earlier name is called now
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
