import { describe, expect, test } from 'vitest';
import { examPoints, isExamCard, taskWeight } from '../../../src/schedule/exam/points.ts';
import { drawExam } from '../../../src/session/exam/draw.ts';
import { EXAM_WEIGHTS, examCards } from '../../support/exam.ts';

describe('what an exam asks', () => {
  test.each([
    ['command', 'storage', true],
    ['manifest', 'storage', true],
    ['recall', 'troubleshooting', false],
    ['choice', 'troubleshooting', true],
    ['choice', 'storage', false],
  ] as const)('%s of %s: %s', (kind, domain, asked) => {
    expect(isExamCard({ kind, domain })).toBe(asked);
  });

  test('weighs a task by the root of its minutes', () => {
    const [card] = examCards('storage', 1);
    if (!card) throw new Error('no card');
    expect(taskWeight(card)).toBe(1);
    expect(taskWeight({ ...card, kind: 'manifest' })).toBeCloseTo(Math.sqrt(5), 9);
    expect(taskWeight({ ...card, difficulty: 3 })).toBeCloseTo(Math.sqrt(1.5), 9);
    expect(taskWeight({ ...card, minutes: 9 })).toBe(3);
  });
});

describe('the points of a card', () => {
  const cards = [
    ...examCards('storage', 10),
    ...examCards('storage', 2, { topic: 'small' }),
    ...examCards('troubleshooting', 30),
    ...examCards('troubleshooting', 6, { topic: 'logs', kind: 'manifest' }),
    ...examCards('workloads-scheduling', 40, { topic: 'w1' }),
    ...examCards('workloads-scheduling', 5, { topic: 'w2' }),
    ...examCards('workloads-scheduling', 20, { topic: 'w3', kind: 'manifest' }),
    ...examCards('workloads-scheduling', 9, { topic: 'w4' }),
    ...examCards('workloads-scheduling', 3, { topic: 'w5', kind: 'multi' }),
    ...examCards('cluster-architecture', 20),
    ...examCards('services-networking', 20),
    ...examCards('foundations', 20),
  ];
  const points = examPoints(cards, EXAM_WEIGHTS);

  test('add up to all, none of them for what no exam asks', () => {
    expect([...points.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(points.has('foundations/0')).toBe(false);
  });

  test('are those of the mock exams that are drawn', () => {
    const draws = 4000;
    const drawn = new Map<string, number>();
    for (let i = 0; i < draws; i++) {
      const options = { entries: cards, states: new Map(), weights: EXAM_WEIGHTS, count: 17 };
      for (const { item, weight } of drawExam({ ...options, labs: false, previous: new Set(), seed: `${i}` })
        .tasks)
        drawn.set(item.topic, (drawn.get(item.topic) ?? 0) + weight / 100 / draws);
    }
    for (const [topic, share] of drawn) {
      const expected = cards
        .filter((card) => card.topic === topic)
        .reduce((sum, card) => sum + (points.get(card.identity) ?? 0), 0);
      expect(Math.abs(share - expected), topic).toBeLessThan(0.02);
    }
  });
});
