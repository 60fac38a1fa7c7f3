import type { Card } from '../deck/card.ts';
import type { Given } from '../grade/given.ts';
import type { Verdict } from '../grade/verdict.ts';
import type { CardState } from '../schedule/card-state.ts';
import type { NextIntervals } from '../schedule/next-intervals.ts';
import type { Rating } from '../schedule/review.ts';

/** What a learner can do besides answering. */
export type Action = 'hint' | 'reveal' | 'undo' | 'skip' | 'suspend' | 'bury' | 'edit' | 'quit';

export type Input =
  | { readonly type: 'answer'; readonly given: Given }
  | { readonly type: 'reveal' }
  | { readonly type: 'rate'; readonly rating: Rating }
  /** The learner overrules the verdict: the answer was right. */
  | { readonly type: 'was-right' }
  /** Continue with the next card; if a self-rating was asked for, there is none. */
  | { readonly type: 'next' }
  | { readonly type: 'action'; readonly action: Action }
  /** Nothing more will come. */
  | { readonly type: 'end-of-input' };

/** An event from outside the session, at a moment `now` (milliseconds UTC). */
export type SessionEvent = {
  readonly now: number;
} /** `intervals`: what each rating would lead to; absent where nothing is saved. */ & (
  | { readonly type: 'loaded'; readonly card: Card; readonly intervals?: NextIntervals }
  | { readonly type: 'introduced'; readonly isShown: boolean }
  | { readonly type: 'unavailable'; readonly identity: string; readonly reason: string }
  /** `ms`: from the question to the input. */
  | { readonly type: 'input'; readonly input: Input; readonly ms: number }
  | { readonly type: 'graded'; readonly verdict: Verdict }
  /** A review is on disk (or was not to be recorded); `id` names it for an undo. */
  | { readonly type: 'saved'; readonly id: string; readonly before: CardState; readonly after: CardState }
  | { readonly type: 'undone'; readonly id: string; readonly identity: string; readonly state: CardState }
  /** `id` names it for an undo. */
  | {
      readonly type: 'set-aside';
      readonly id: string;
      readonly how: 'suspend' | 'bury';
      readonly identity: string;
      readonly state: CardState;
    }
  /** The card after the editor was closed; with a `problem` it cannot be used, and the old card is kept. */
  | { readonly type: 'edited'; readonly card: Card; readonly problem?: string }
);
