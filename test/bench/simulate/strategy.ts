import type { Rating } from '../../../src/schedule/review.ts';

/** Seconds from the first day's midnight, and the day that it falls on, from 0. */
export interface Moment {
  readonly at: number;
  readonly day: number;
}

export interface Strategy {
  /** The card to ask now, by its position; `null` ends the day. */
  pick(now: Moment): number | null;
  answered(card: number, rating: Rating, seconds: number, now: Moment): void;
}

export interface StrategyOptions {
  readonly seed: string;
  /** The day of the exam, from 0. */
  readonly examDay: number;
  readonly minutesADay: number;
}

export type CreateStrategy = (options: StrategyOptions) => Strategy;
