import { describe, expect, test } from 'vitest';
import { KINDS, type Kind } from '../../../src/deck/card.ts';
import {
  examPoints,
  isExamCard,
  isExamKind,
  type PointsCard,
  taskWeight,
} from '../../../src/schedule/exam/points.ts';
import { drawExam } from '../../../src/session/exam/draw.ts';
import { EXAM_WEIGHTS, examCards } from '../../support/exam.ts';
import { isMutationTest } from '../../support/mutation-test.ts';

const TO_BE_DONE: readonly Kind[] = ['multi', 'steps', 'command', 'manifest', 'lab'];
const TO_BE_DECIDED: readonly Kind[] = ['choice', 'cloze', 'text'];

describe('what an exam asks', () => {
  test.each(KINDS)('%s, as it is to be done, to be decided, or neither', (kind) => {
    const isDecided = TO_BE_DECIDED.includes(kind);
    expect(isExamCard({ kind, domain: 'storage' })).toBe(TO_BE_DONE.includes(kind));
    expect(isExamCard({ kind, domain: 'troubleshooting' })).toBe(TO_BE_DONE.includes(kind) || isDecided);
    expect(isExamKind(kind)).toBe(kind !== 'recall');
  });

  test.each([
    ['command', 1, 0.75],
    ['command', 2, 1],
    ['command', 3, 1.5],
    ['recall', 2, 0.25],
    ['choice', 2, 1 / 3],
    ['multi', 2, 0.5],
    ['cloze', 2, 0.5],
    ['text', 2, 0.25],
    ['steps', 2, 0.75],
    ['manifest', 2, 5],
    ['manifest', 3, 7.5],
    ['lab', 2, 6],
  ] as const)('%s of difficulty %i weighs the root of %d minutes', (kind, difficulty, minutes) => {
    const [card] = examCards('storage', 1, { kind, difficulty });
    expect(taskWeight(card as PointsCard)).toBeCloseTo(Math.sqrt(minutes), 12);
  });

  test('weighs a task of which the minutes are given by them alone', () => {
    const [card] = examCards('storage', 1, { minutes: 9, difficulty: 3 });
    expect(taskWeight(card as PointsCard)).toBe(3);
  });
});

describe('the points of a card, worked out by hand', () => {
  /** Of an exam of 17 tasks, of which 1.7 are of storage. */
  const weights = new Map([
    ['storage', 10],
    ['troubleshooting', 90],
  ]);
  const pointsOf = (...cards: PointsCard[]) => Object.fromEntries(examPoints(cards, weights));
  const close = (points: Record<string, number>) =>
    Object.fromEntries(Object.entries(points).map(([id, share]) => [id, expect.closeTo(share, 5)]));

  test('with fewer topics than tasks: each topic is asked as often, as far as it has cards', () => {
    // Of troubleshooting 15.3 tasks: of three topics 5.1 each, of the small one all, so 1, and of the others 5.1 of 6 and 5.1 of 12.
    const cards = [
      ...examCards('troubleshooting', 1, { topic: 'one' }),
      ...examCards('troubleshooting', 6, { topic: 'six' }),
      ...examCards('troubleshooting', 12, { topic: 'twelve' }),
    ];
    const points = pointsOf(...cards);
    expect(points).toMatchObject(
      close({
        'one/0': 0.9 / 11.2,
        'six/5': (0.9 * 5.1) / 6 / 11.2,
        'twelve/11': (0.9 * 5.1) / 12 / 11.2,
      }),
    );
    expect(Object.keys(points)).toHaveLength(19);
  });

  test('with fewer tasks than topics: a large topic is drawn from first more often', () => {
    // (1 − q) + (1 − q³) = 1.7 where q is 0.27845: of the small topic 0.72155 are drawn, of the other 0.97841.
    const cards = [
      ...examCards('storage', 1, { topic: 'small' }),
      ...examCards('storage', 3, { topic: 'large' }),
    ];
    expect(pointsOf(...cards)).toEqual(
      close({
        'small/0': (0.1 * 0.72155) / 1.7,
        'large/0': (0.1 * 0.97841) / 3 / 1.7,
        'large/1': (0.1 * 0.97841) / 3 / 1.7,
        'large/2': (0.1 * 0.97841) / 3 / 1.7,
      }),
    );
  });

  test('a long task counts more, beside the others of its domain', () => {
    // Both are drawn by 0.85 and weigh 1 and 3, 2 on average; the other 0.7 tasks weigh 1.4.
    const cards = [
      ...examCards('storage', 1),
      ...examCards('storage', 1, { identity: 'storage/long', minutes: 9 }),
    ];
    const [short, long] = [0.85 / (1 + 1.4), (0.85 * 3) / (3 + 1.4)];
    expect(pointsOf(...cards)).toEqual(
      close({ 'storage/0': (0.1 * short) / (short + long), 'storage/long': (0.1 * long) / (short + long) }),
    );
  });

  test('a task that is the only one of its domain counts as much as any', () => {
    const few = new Map([
      ['storage', 5],
      ['troubleshooting', 95],
    ]);
    const cards = [
      ...examCards('storage', 1),
      ...examCards('storage', 1, { identity: 'storage/long', minutes: 9 }),
    ];
    expect(Object.fromEntries(examPoints(cards, few))).toEqual(
      close({ 'storage/0': 0.025, 'storage/long': 0.025 }),
    );
  });

  test('weights are shares of their sum, and what has none or is not asked has no points', () => {
    const cards = [
      ...examCards('storage', 1),
      ...examCards('storage', 1, { topic: 'idea', kind: 'recall' }),
      ...examCards('foundations', 1),
      ...examCards('unknown', 1),
    ];
    const halves = new Map([
      ['storage', 3],
      ['troubleshooting', 3],
      ['foundations', 0],
    ]);
    expect([...examPoints(cards, halves)]).toEqual([['storage/0', 0.5]]);
    expect(examPoints([], halves).size).toBe(0);
  });
});

describe('the points of all cards', () => {
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

  test.skipIf(isMutationTest)('are those of the mock exams that are drawn', () => {
    const draws = 1000;
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
