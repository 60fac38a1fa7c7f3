import type { Card } from '../../deck/card.ts';
import type { Verdict } from '../../grade/verdict.ts';
import { type EndReason, type ExamAttempt, type ExamTask, shareOf } from './attempt.ts';

/** The outcome of a task: the grader's, or why there is none. */
export type MarkOutcome = Verdict['outcome'] | 'open' | 'late' | 'gone';

/** A task after the exam. */
export interface Mark {
  /** From 1. */
  readonly number: number;
  readonly task: ExamTask;
  /** `null` if the card no longer exists. */
  readonly card: Card | null;
  /** The order in which choices were shown. */
  readonly order: readonly number[];
  readonly outcome: MarkOutcome;
  /** 0 to 1; 0 if the answer cannot be graded. */
  readonly score: number;
  readonly verdict: Verdict | null;
  /** Pages that the facts come from. */
  readonly sources: readonly string[];
  /** Its share of the exam's time by weight, in milliseconds. */
  readonly share: number;
}

/** The score of some tasks. */
export interface PartScore {
  readonly name: string;
  readonly tasks: number;
  /** Percent of the exam. */
  readonly weight: number;
  /** 0 to 100, of that weight, rounded down. */
  readonly percent: number;
  /** The milliseconds that they took, and their share of the exam's time by weight. */
  readonly ms: number;
  readonly share: number;
}

export interface ExamReport {
  readonly attempt: ExamAttempt;
  readonly reason: EndReason;
  readonly marks: readonly Mark[];
  /** 0 to 100, rounded down: 66 means that the pass mark of 66 is reached. */
  readonly percent: number;
  readonly passed: boolean;
  /** The largest first. */
  readonly domains: readonly PartScore[];
  readonly kinds: readonly PartScore[];
  /** Topics by the points that they lost, the most first. */
  readonly study: readonly { readonly topic: string; readonly lost: number }[];
}

/** The answers to look at again: all that were not right, except for tasks that could not be asked. */
export function missedMarks({ marks }: Pick<ExamReport, 'marks'>): readonly Mark[] {
  return marks.filter(({ outcome }) => outcome !== 'correct' && outcome !== 'gone');
}

/** The report of an exam: each task's score by its weight. Tasks whose card is gone count neither for nor against. */
export function reportOf(attempt: ExamAttempt, marks: readonly Mark[]): ExamReport {
  const counted = marks.filter(({ outcome }) => outcome !== 'gone');
  const percent = percentOf(counted);
  return {
    attempt,
    reason: attempt.ended ?? 'finished',
    marks,
    percent,
    passed: counted.length > 0 && percent >= attempt.passMark,
    domains: partsBy(counted, ({ task }) => task.domain),
    kinds: partsBy(counted, ({ task }) => task.kind),
    study: lostByTopic(counted),
  };
}

/** The mark of a task from its verdict, if there is one. */
export function markOf(
  attempt: ExamAttempt,
  number: number,
  found: Pick<Mark, 'card' | 'order' | 'verdict' | 'sources'>,
): Mark {
  const task = attempt.tasks[number - 1];
  if (!task) throw new Error(`an exam of ${attempt.tasks.length} tasks has no task ${number}`);
  const { verdict, card } = found;
  const decided = verdict !== null && verdict.outcome !== 'unsure' ? verdict.score : 0;
  const missing = card === null ? 'gone' : task.late ? 'late' : 'open';
  return {
    ...found,
    number,
    task,
    outcome: verdict?.outcome ?? missing,
    score: decided,
    share: shareOf(attempt, task),
  };
}

function percentOf(marks: readonly Mark[]): number {
  const weight = sum(marks, ({ task }) => task.weight);
  const points = sum(marks, ({ task, score }) => task.weight * score);
  return weight === 0 ? 0 : Math.floor((100 * points) / weight + 1e-9);
}

function partsBy(marks: readonly Mark[], nameOf: (mark: Mark) => string): PartScore[] {
  const names = [...new Set(marks.map(nameOf))];
  return names
    .map((name) => {
      const own = marks.filter((mark) => nameOf(mark) === name);
      return {
        name,
        tasks: own.length,
        weight: sum(own, ({ task }) => task.weight),
        percent: percentOf(own),
        ms: sum(own, ({ task }) => task.ms),
        share: sum(own, ({ share }) => share),
      };
    })
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
}

function lostByTopic(marks: readonly Mark[]): ExamReport['study'] {
  const lost = new Map<string, number>();
  for (const { task, score } of marks) {
    const points = task.weight * (1 - score);
    if (points > 0) lost.set(task.topic, (lost.get(task.topic) ?? 0) + points);
  }
  return [...lost]
    .map(([topic, points]) => ({ topic, lost: points }))
    .sort((a, b) => b.lost - a.lost || (a.topic < b.topic ? -1 : 1));
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
