import type { Card } from '../../deck/card.ts';
import type { Given } from '../../grade/given.ts';
import type { ReviewDraft } from '../effect.ts';
import type { EndReason, ExamAttempt } from './attempt.ts';
import type { ExamReport } from './report.ts';

/** Something to show in an exam; the interface draws it. */
export type ExamView =
  /** Before the clock starts. `asked`: the number of tasks that were asked for; `repeated`: how many were in the last exam. */
  | {
      readonly type: 'opening';
      readonly attempt: ExamAttempt;
      readonly asked: number;
      readonly repeated: number;
    }
  | { readonly type: 'resumed'; readonly attempt: ExamAttempt }
  | { readonly type: 'task'; readonly card: Card; readonly attempt: ExamAttempt }
  | { readonly type: 'flagged'; readonly flagged: boolean }
  | { readonly type: 'no-such-task'; readonly count: number }
  | { readonly type: 'list'; readonly attempt: ExamAttempt }
  /** Before the exam ends. `word`: what the open tasks are called. */
  | {
      readonly type: 'ending';
      readonly open: number;
      readonly word: 'answered' | 'opened';
      readonly flagged: number;
    }
  | { readonly type: 'unavailable'; readonly identity: string; readonly reason: string }
  | { readonly type: 'over'; readonly reason: EndReason; readonly late: boolean }
  | { readonly type: 'report'; readonly report: ExamReport }
  /** The answers that were not right, with the expected ones and the reasons. */
  | { readonly type: 'review'; readonly report: ExamReport };

export type ExamAsk =
  | { readonly type: 'begin' }
  | { readonly type: 'answer'; readonly card: Card; readonly order: readonly number[] }
  | { readonly type: 'list'; readonly count: number }
  /** Whether to end the exam. */
  | { readonly type: 'ending' }
  /** What to do after the report. `missed`: the number of answers to review; 0 if there are none, or if they were shown. */
  | { readonly type: 'after'; readonly missed: number };

/** An effect that an exam asks for; the last one of a step always leads to an event, except `end`. */
export type ExamEffect =
  | { readonly type: 'load'; readonly identity: string }
  | { readonly type: 'show'; readonly view: ExamView }
  | { readonly type: 'ask'; readonly ask: ExamAsk; readonly attempt: ExamAttempt }
  /** Saves the attempt; it is on the disk before anything else is done. */
  | { readonly type: 'keep'; readonly attempt: ExamAttempt }
  | { readonly type: 'grade'; readonly card: Card; readonly given: Given }
  /** `number`: of the task, from 1. The same answer is counted once, however often its exam is marked. */
  | { readonly type: 'review'; readonly review: ReviewDraft; readonly number: number }
  /** Saves the result and deletes the attempt. */
  | { readonly type: 'result'; readonly report: ExamReport }
  /** `report` is `null` if the exam was not started. */
  | { readonly type: 'end'; readonly report: ExamReport | null; readonly study: boolean };
