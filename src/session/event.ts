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
  /** The verdict was wrong, the answer was right. */
  | { readonly type: 'was-right' }
  /** On to the next card; where the learner was to decide, nobody did. */
  | { readonly type: 'next' }
  | { readonly type: 'action'; readonly action: Action }
  /** Nothing more will come. */
  | { readonly type: 'end-of-input' };

/** What happened outside of the session, each at a moment `now` (milliseconds UTC). */
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
  /** The card as it stands after the editor was closed; `problem` when it cannot be used, and the old one stays. */
  | { readonly type: 'edited'; readonly card: Card; readonly problem?: string }
);
