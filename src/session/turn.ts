import type { Card } from '../deck/card.ts';
import type { Given } from '../grade/given.ts';
import type { Verdict } from '../grade/verdict.ts';
import type { NextIntervals } from '../schedule/next-intervals.ts';
import type { Done } from './summary.ts';

/** One card, from its question until after its answer. */
export interface Turn {
  readonly card: Card;
  /** In `introduction` its unit is introduced before the question. */
  readonly phase: 'introduction' | 'asking' | 'grading' | 'rating' | 'saving' | 'after';
  /** The card's choices or steps in the order in which they are shown, by position. */
  readonly order: readonly number[];
  readonly hints: number;
  /** Time spent on it, in milliseconds. */
  readonly ms: number;
  readonly given: Given | null;
  /** Whether the answer was revealed instead of given. */
  readonly revealed: boolean;
  readonly verdict: Verdict | null;
  /** The interval that each rating would lead to; `null` if nothing is saved. */
  readonly intervals: NextIntervals | null;
  /** Its rating, once that is to be saved. */
  readonly rated: Rated | null;
  /** Whether that is a previous rating, which the learner restored. */
  readonly goesBack: boolean;
  /** The saved review. */
  readonly done: Done | null;
}

export type Rated = Pick<Done, 'rating' | 'outcome' | 'score'>;
