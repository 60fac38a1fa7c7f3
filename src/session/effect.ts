import type { Card } from '../deck/card.ts';
import type { Given } from '../grade/given.ts';
import type { Verdict } from '../grade/verdict.ts';
import type { NextIntervals } from '../schedule/next-intervals.ts';
import type { DayLoad } from '../schedule/queue/day-load.ts';
import type { Rating } from '../schedule/review.ts';
import type { DayProgress } from './card-feed.ts';
import type { Outlook } from './outlook.ts';
import type { Done, Summary } from './summary.ts';

/** The position of a question in the session. */
export interface QuestionPosition {
  /** From 1. */
  readonly number: number;
  /** Cards still to come, this one included. */
  readonly left: number;
  /** The minutes that they will take, estimated from earlier answers. */
  readonly minutesLeft: number;
  /** The day's progress, if the schedule chooses the cards and there is a time budget. */
  readonly day: DayProgress | null;
}

/** Something to show; the interface draws it. */
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
  /** Something other than an answer was undone. */
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
  /** The card comes later in the session; `isLast` if no other card is left. */
  | { readonly type: 'skipped'; readonly prompt: string; readonly isLast: boolean }
  | { readonly type: 'unavailable'; readonly identity: string; readonly reason: string }
  /** The card's file was changed while it was asked: it is asked again. */
  | { readonly type: 'card-changed' }
  | { readonly type: 'edit-refused'; readonly problem: string }
  /** The card was forgotten so often that it is suspended. */
  | { readonly type: 'leech'; readonly prompt: string; readonly lapses: number }
  | { readonly type: 'summary'; readonly summary: Summary }
  | { readonly type: 'outlook'; readonly outlook: Outlook }
  /** How many cards the exam plan fits into the daily minutes. */
  | {
      readonly type: 'exam-ahead';
      readonly daysLeft: number;
      readonly cards: number;
      readonly minutesPerDay: number;
    }
  /** A day whose work is done: with the cards that were missed, and what comes tomorrow. */
  | { readonly type: 'day-done'; readonly missed: number; readonly tomorrow: DayLoad };

/** Input to ask for: to continue after an introduction, an answer, a self-rating, or what to do after a verdict. */
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
      /** The interval that each rating would lead to; `null` if nothing is saved. */
      readonly intervals: NextIntervals | null;
    }
  | {
      readonly type: 'after';
      readonly card: Card;
      readonly rating: Rating | null;
      readonly outcome: Done['outcome'];
      /** The number of differences in the verdict. */
      readonly differences: number;
      /** Whether the answer was revealed instead of given. */
      readonly revealed: boolean;
    };

/** A review in the session; the log adds id, time and day. */
export interface ReviewDraft {
  readonly card: Card;
  readonly rating: Rating;
  readonly outcome: Done['outcome'];
  readonly ms: number;
  readonly hints: number;
  readonly answer: string;
}

/** An effect that a session asks for; the last one of a step always leads to an event, except `end`. */
export type Effect =
  | { readonly type: 'load'; readonly identity: string }
  /** Shows the introduction of a unit, and reports whether it has one. */
  | { readonly type: 'introduce'; readonly unit: string }
  | { readonly type: 'show'; readonly view: View }
  | { readonly type: 'ask'; readonly ask: Ask }
  | { readonly type: 'grade'; readonly card: Card; readonly given: Given }
  /** Saves a review; if `replaces` is given, it takes that review's place. */
  | { readonly type: 'save'; readonly review: ReviewDraft; readonly replaces?: string }
  | { readonly type: 'undo'; readonly id: string; readonly identity: string }
  | { readonly type: 'set-aside'; readonly how: 'suspend' | 'bury'; readonly identity: string }
  | { readonly type: 'edit'; readonly card: Card }
  | { readonly type: 'end'; readonly summary: Summary };
