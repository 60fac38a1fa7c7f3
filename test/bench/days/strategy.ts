import type { Rating } from '../../../src/schedule/review.ts';
import type { Learner } from './learner.ts';
import type { LearnerKind } from './setting.ts';

/** Seconds from the first day's midnight, and the day that it falls on, from 0. */
export interface Moment {
  readonly at: number;
  readonly day: number;
}

/** One answer as it was given. */
export interface Answered {
  readonly card: number;
  readonly rating: Rating;
  /** Of the answer, and of reading what was right. */
  readonly seconds: number;
  readonly reading: number;
}

/** A way of studying. */
export interface Strategy {
  /** Begins a day. */
  begin(now: Moment): void;
  /** The card to ask now, by its position; `null` ends the day. */
  pick(now: Moment): number | null;
  answered(answer: Answered, now: Moment): void;
}

export interface StrategyOptions {
  readonly seed: string;
  readonly days: number;
  readonly minutesADay: number;
  readonly kind: LearnerKind;
  /** Whether the learner sets the exam's date. */
  readonly dated: boolean;
  /** The learner itself: only the oracle may look. */
  readonly learner: Learner;
}

export type CreateStrategy = (options: StrategyOptions) => Strategy;
