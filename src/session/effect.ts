import type { Card } from '../deck/card.ts';
import type { Given } from '../grade/given.ts';
import type { Verdict } from '../grade/verdict.ts';
import type { NextIntervals } from '../schedule/next-intervals.ts';
import type { DayLoad } from '../schedule/queue/day-load.ts';
import type { Rating } from '../schedule/review.ts';
import type { DayProgress } from './card-feed.ts';
import type { Outlook } from './outlook.ts';
import type { Done, Summary } from './summary.ts';

/** Where in the session a question stands. */
export interface QuestionPosition {
  /** From 1. */
  readonly number: number;
  /** Cards still to come, this one included. */
  readonly left: number;
  /** Minutes that they will take, by what the ones before took. */
  readonly minutesLeft: number;
  /** The day's progress, where the schedule gives the cards and there is a budget. */
  readonly day: DayProgress | null;
}

/** What is shown; the interface draws it. */
export type View =
  | {
      readonly type: 'question';
      readonly card: Card;
      readonly place: QuestionPosition;
      readonly status: 'new' | 'learning' | 'review' | null;
    }
  /** A unit opens; `introduction` is Markdown. */
  | {
      readonly type: 'introduction';
      readonly title: string;
      readonly goal: string;
      readonly introduction: string;
    }
  | { readonly type: 'hint'; readonly card: Card; readonly number: number }
  | { readonly type: 'no-hint'; readonly card: Card }
  | { readonly type: 'answer'; readonly card: Card }
  | {
      readonly type: 'verdict';
      readonly card: Card;
      readonly verdict: Verdict;
      readonly given: Given;
      /** The order in which choices were shown. */
      readonly order: readonly number[];
      readonly ms: number;
      readonly rating: Rating | null;
    }
  | {
      readonly type: 'undone';
      readonly prompt: string;
      readonly rating: Rating;
      readonly outcome: Done['outcome'];
    }
  | { readonly type: 'nothing-to-undo' }
  /** Something else than an answer was taken back. */
  | {
      readonly type: 'action-undone';
      readonly what: 'suspend' | 'bury' | 'skip' | 'rating';
      readonly prompt: string;
    }
  | {
      readonly type: 'set-aside';
      readonly how: 'suspend' | 'bury';
      readonly identity: string;
      readonly prompt: string;
    }
  /** It comes later in the session; `isLast` where nothing else is left. */
  | { readonly type: 'skipped'; readonly prompt: string; readonly isLast: boolean }
  | { readonly type: 'unavailable'; readonly identity: string; readonly reason: string }
  /** Its file was changed while it was asked: it is asked anew. */
  | { readonly type: 'card-changed' }
  | { readonly type: 'edit-refused'; readonly problem: string }
  /** Forgotten so often that it is set aside. */
  | { readonly type: 'leech'; readonly prompt: string; readonly lapses: number }
  | { readonly type: 'summary'; readonly summary: Summary }
  | { readonly type: 'outlook'; readonly outlook: Outlook }
  /** How many cards the plan toward an exam fits into the minutes a day. */
  | {
      readonly type: 'exam-ahead';
      readonly daysLeft: number;
      readonly cards: number;
      readonly minutesPerDay: number;
    }
  /** A day whose work is done: with the cards that were missed, and what comes tomorrow. */
  | { readonly type: 'day-done'; readonly missed: number; readonly tomorrow: DayLoad };

/** What is asked for: to go on from an introduction, an answer, a rating of one's own, or what to do after a verdict. */
export type Ask =
  | { readonly type: 'introduction'; readonly card: Card }
  | {
      readonly type: 'answer';
      readonly card: Card;
      readonly order: readonly number[];
      readonly hintsLeft: number;
    }
  | {
      readonly type: 'rating';
      readonly card: Card;
      readonly unsure: boolean;
      /** What each rating would lead to; `null` where nothing is saved. */
      readonly intervals: NextIntervals | null;
    }
  | {
      readonly type: 'after';
      readonly card: Card;
      readonly rating: Rating | null;
      readonly outcome: Done['outcome'];
      /** How many differences the verdict lists. */
      readonly differences: number;
      /** Whether the answer was shown in place of being given. */
      readonly revealed: boolean;
    };

/** A review as the session knows it; the log adds id, moment and day. */
export interface ReviewDraft {
  readonly card: Card;
  readonly rating: Rating;
  readonly outcome: Done['outcome'];
  readonly ms: number;
  readonly hints: number;
  readonly answer: string;
}

/** What a session wants done; the last one of a step always leads to an event, but for `end`. */
export type Effect =
  | { readonly type: 'load'; readonly identity: string }
  /** Show the introduction of a unit, where it has one, and say whether it has. */
  | { readonly type: 'introduce'; readonly unit: string }
  | { readonly type: 'show'; readonly view: View }
  | { readonly type: 'ask'; readonly ask: Ask }
  | { readonly type: 'grade'; readonly card: Card; readonly given: Given }
  /** Taking back `replaces`, where it is given. */
  | { readonly type: 'save'; readonly review: ReviewDraft; readonly replaces?: string }
  | { readonly type: 'undo'; readonly id: string; readonly identity: string }
  | { readonly type: 'set-aside'; readonly how: 'suspend' | 'bury'; readonly identity: string }
  | { readonly type: 'edit'; readonly card: Card }
  | { readonly type: 'end'; readonly summary: Summary };
