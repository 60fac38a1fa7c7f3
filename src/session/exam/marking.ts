import type { Card } from '../../deck/card.ts';
import { givenAsText } from '../../grade/given.ts';
import { shownOrder } from '../shown-order.ts';
import type { ExamEffect } from './effect.ts';
import type { ExamEvent } from './event.ts';
import { ask, type ExamSession, type ExamStep } from './exam.ts';
import { type ExamReport, type Mark, markOf, missedMarks, reportOf } from './report.ts';

/** Takes the card of the task to be marked, or notes that it is gone. */
export function onMarkingLoaded(exam: ExamSession, card: Card | null): ExamStep {
  const { attempt, marks } = exam;
  const given = attempt.tasks[marks.length]?.given ?? null;
  if (card !== null && given !== null)
    return { exam: { ...exam, card }, effects: [{ type: 'grade', card, given }] };
  return marked({ ...exam, card }, { verdict: null, sources: [] });
}

export function onMarked(
  exam: ExamSession,
  { verdict, sources }: Extract<ExamEvent, { readonly type: 'graded' }>,
): ExamStep {
  return marked(exam, { verdict, sources });
}

function marked(exam: ExamSession, found: Pick<Mark, 'verdict' | 'sources'>): ExamStep {
  const { attempt, card } = exam;
  const order = card ? shownOrder(card, attempt.seed) : [];
  const marks = [...exam.marks, markOf(attempt, exam.marks.length + 1, { ...found, card, order })];
  const next = attempt.tasks[marks.length];
  const at: ExamSession = { ...exam, card: null, marks };
  if (next) return { exam: at, effects: [{ type: 'load', identity: next.identity }] };
  return reported(at);
}

/** An exam whose tasks are all marked: shows and records it, and asks what to do next. */
export function reported(exam: ExamSession): ExamStep {
  const report = reportOf(exam.attempt, exam.marks);
  return ask(
    { ...exam, phase: 'after' },
    { type: 'after', missed: missedMarks(report).length },
    afterwards(report),
  );
}

/** The report is shown first, so that the learner sees it even if nothing can be saved. */
function afterwards(report: ExamReport): ExamEffect[] {
  return [
    { type: 'show', view: { type: 'report', report } },
    ...report.marks.flatMap(review),
    { type: 'result', report },
  ];
}

/** An answer counts as a review if it could be graded. */
function review({ number, task, card, verdict }: Mark): ExamEffect[] {
  if (!card || !verdict || verdict.rating === null) return [];
  const { rating, outcome, score } = verdict;
  const answer = task.given === null ? `${Math.round(score * 100)} %` : givenAsText(task.given);
  const draft = { card, rating, outcome, ms: Math.round(task.ms), hints: 0, answer };
  return [{ type: 'review', review: draft, number }];
}
