import type { Card } from '../../deck/card.ts';
import type { Given } from '../../grade/given.ts';
import type { Verdict } from '../../grade/verdict.ts';
import type { Moment } from './clock.ts';

/** What a learner can do in an exam besides answering. */
export type ExamAction = 'flag' | 'skip' | 'back' | 'list' | 'end';

export type ExamInput =
  | { readonly type: 'answer'; readonly given: Given }
  | { readonly type: 'action'; readonly action: ExamAction }
  /** Opens a task by its number, from 1. */
  | { readonly type: 'go-to'; readonly number: number }
  /** The obvious next step: start the exam, or go from the list to the first open task. */
  | { readonly type: 'go-on' }
  /** Back, without confirming. */
  | { readonly type: 'stay' }
  /** After the report: the answers that were not right. */
  | { readonly type: 'review' }
  /** After the report: study the suggested topics. */
  | { readonly type: 'study' }
  | { readonly type: 'time-up' }
  /** Nothing more will come. */
  | { readonly type: 'end-of-input' };

/** An event from outside an exam, with its moment. */
export type ExamEvent = { readonly now: Moment } & (
  | { readonly type: 'loaded'; readonly card: Card }
  | { readonly type: 'unavailable'; readonly reason: string }
  | { readonly type: 'input'; readonly input: ExamInput }
  /** `sources`: the pages that the card's facts come from. */
  | { readonly type: 'graded'; readonly verdict: Verdict; readonly sources: readonly string[] }
);
