import { discardDraft } from '../editor/drafts.ts';
import type { Env } from '../env.ts';
import { saveSnapshot } from '../learner/report-home-findings.ts';
import type { EventMetadata } from '../progress/event.ts';
import type { Progress } from '../progress/progress.ts';
import type { ReviewDraft } from '../session/effect.ts';
import type { ExamReport } from '../session/exam/report.ts';
import { savingRecorder } from './recorder.ts';

/** Records the answers of an exam at its end. */
export interface ExamRecorder {
  /** Counts the answer to a task as a review, once, however often its exam is marked. @param number of the task, from 1 */
  review(draft: ReviewDraft, exam: string, number: number): void;
  /** Saves progress, and removes the drafts of the manifests that were graded. */
  finish(report: ExamReport): void;
}

const HEX_DIGITS_OF_NUMBER = 4;

export function examRecorder(env: Env, progress: Progress, metadata: () => EventMetadata): ExamRecorder {
  let known: ReadonlySet<string> | null = null;
  return {
    review: (draft, exam, number) => {
      known ??= new Set(progress.recordedEvents().map(({ event }) => event.id));
      const id = reviewId(exam, number);
      if (known.has(id)) return;
      savingRecorder(progress, () => ({ ...metadata(), id }), 'exam').review(draft);
    },
    finish: ({ marks }) => {
      for (const { card, verdict } of marks)
        if (card?.kind === 'manifest' && verdict) discardDraft(env, card);
      saveSnapshot(env, progress);
    },
  };
}

/** An event's id, derived from the exam's, so that a second marking finds the events of the first one. */
function reviewId(exam: string, number: number): string {
  return exam.slice(0, -HEX_DIGITS_OF_NUMBER) + number.toString(16).padStart(HEX_DIGITS_OF_NUMBER, '0');
}
