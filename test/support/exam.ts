import type { DayOptions } from '../../src/schedule/day.ts';
import type { Exam, ExamCard } from '../../src/schedule/exam/exam.ts';
import { schedulerWith } from './scheduling.ts';

export const EXAM_WEIGHTS: ReadonlyMap<string, number> = new Map([
  ['storage', 10],
  ['troubleshooting', 30],
  ['workloads-scheduling', 15],
  ['cluster-architecture', 25],
  ['services-networking', 20],
  ['foundations', 0],
]);

export function examOn(day: number): Exam {
  return { day, weights: EXAM_WEIGHTS, passMark: 66 };
}

/** Cards of a topic that has the domain's name unless another is given. */
export function examCards(domain: string, count: number, more: Partial<ExamCard> = {}): ExamCard[] {
  const topic = more.topic ?? domain;
  return Array.from({ length: count }, (_, i) => ({
    identity: `${topic}/${i}`,
    topic,
    domain,
    kind: 'command',
    unit: topic,
    level: 2,
    difficulty: 2,
    ...more,
  }));
}

/** A day of a beginner who saw nothing so far, without an exam. */
export function examDay(cards: readonly ExamCard[], day: number, minutesPerDay: number): DayOptions {
  return {
    cards,
    units: [...new Set(cards.map((card) => card.unit))],
    states: new Map(),
    day,
    scheduler: schedulerWith(),
    experience: 'new',
    exam: null,
    minutesPerDay,
    newPerDay: 1000,
    reviewsPerDay: 1000,
    spent: 0,
    seed: 'a seed',
  };
}
