import type { Exam, ExamCard } from '../../src/schedule/exam/exam.ts';

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
    kind: 'recall',
    ...more,
  }));
}
