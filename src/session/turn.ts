import type { Card } from '../deck/card.ts';
import type { Given } from '../grade/given.ts';
import type { Verdict } from '../grade/verdict.ts';
import type { NextIntervals } from '../schedule/next-intervals.ts';
import type { Done } from './summary.ts';

/** One card from its question to what follows its answer. */
export interface Turn {
  readonly card: Card;
  /** In `introduction` its unit opens, and the question comes after it was read. */
  readonly phase: 'introduction' | 'asking' | 'grading' | 'rating' | 'saving' | 'after';
  /** The card's choices or steps in the order in which they are shown, by position. */
  readonly order: readonly number[];
  readonly hints: number;
  /** Time spent on it, in milliseconds. */
  readonly ms: number;
  readonly given: Given | null;
  /** Whether the answer was shown in place of being given. */
  readonly revealed: boolean;
  readonly verdict: Verdict | null;
  /** What each rating would lead to; `null` where nothing is saved. */
  readonly intervals: NextIntervals | null;
  /** What it was rated, from the moment at which that is to be saved. */
  readonly rated: Rated | null;
  /** Whether that is a rating of before, which the learner went back to. */
  readonly goesBack: boolean;
  /** Once it is saved. */
  readonly done: Done | null;
}

export type Rated = Pick<Done, 'rating' | 'outcome' | 'score'>;
