import { describe, expect, test } from 'vitest';
import { type CardState, emptyState } from '../../../src/schedule/card-state.ts';
import { type Exam, type ExamCard, examStanding } from '../../../src/schedule/exam/exam.ts';
import { examGain, examWorth } from '../../../src/schedule/exam/gain.ts';
import { newPerDay } from '../../../src/schedule/exam/new-per-day.ts';
import { examOrder } from '../../../src/schedule/exam/order.ts';
import { buildQueue } from '../../../src/schedule/queue/build-queue.ts';
import { next } from '../../../src/schedule/queue/queue.ts';
import { reviewed, schedulerWith } from '../../support/scheduling.ts';

const TODAY = 200;
const scheduler = schedulerWith();
const EXAM: Exam = {
  day: TODAY + 30,
  weights: new Map([
    ['storage', 10],
    ['troubleshooting', 30],
    ['foundations', 0],
  ]),
  passMark: 66,
};

function card(identity: string, domain = 'storage', kind: ExamCard['kind'] = 'recall'): ExamCard {
  return { identity, topic: identity.split('/')[0] ?? '', domain, kind };
}

describe('gain', () => {
  const seen = reviewed([[TODAY - 10, 4]]);

  test('lies between nothing and all', () => {
    for (const state of [emptyState(), seen, reviewed([[TODAY - 300, 1]]), reviewed([[TODAY, 3]])]) {
      for (const examDay of [TODAY - 5, TODAY, TODAY + 1, TODAY + 365]) {
        const gain = examGain(state, TODAY, examDay, scheduler);
        expect(gain).toBeGreaterThan(-0.05);
        expect(gain).toBeLessThanOrEqual(1);
      }
    }
  });

  test('on the day itself it is what is forgotten by now', () => {
    const known = scheduler.model.recall({ stability: seen.memory?.stability ?? 0, difficulty: 5 }, 10);
    expect(examGain(seen, TODAY, TODAY, scheduler)).toBeCloseTo(1 - known, 6);
  });

  test('grows the longer a card was not seen', () => {
    const gains = [1, 5, 20, 60].map((days) =>
      examGain(reviewed([[TODAY - days, 4]]), TODAY, TODAY + 30, scheduler),
    );
    expect([...gains].sort((a, b) => a - b)).toEqual(gains);
  });

  test('is greatest for a card that was never seen', () => {
    expect(examGain(emptyState(), TODAY, EXAM.day, scheduler)).toBeGreaterThan(
      examGain(seen, TODAY, EXAM.day, scheduler),
    );
  });
});

describe('worth', () => {
  const cards = [card('a/1'), card('a/2'), card('b/1', 'troubleshooting'), card('c/1', 'foundations')];
  const standing = (states: ReadonlyMap<string, CardState>) =>
    examStanding(EXAM, { cards, states, day: TODAY, scheduler });
  const worth = (of: ExamCard, state?: CardState) =>
    examWorth(of, standing(new Map(state ? [[of.identity, state]] : [])));

  test('follows the domain, shared by its cards', () => {
    expect(standing(new Map()).share(cards[0]!)).toBeCloseTo(0.05, 9);
    expect(worth(cards[2]!) / worth(cards[0]!)).toBeCloseTo(6, 6);
  });

  test('is per second', () => {
    expect(worth(card('a/1', 'storage', 'manifest'))).toBeLessThan(worth(card('a/1')));
  });

  test('of what the exam does not ask is small, not nothing', () => {
    expect(worth(cards[3]!)).toBeGreaterThan(0);
    expect(worth(cards[3]!)).toBeLessThan(worth(cards[0]!) / 100);
  });

  test('of what will be known anyway is nothing', () => {
    expect(
      worth(
        cards[0]!,
        reviewed([
          [TODAY - 400, 4],
          [TODAY - 300, 4],
          [TODAY - 1, 4],
        ]),
      ),
    ).toBe(0);
  });
});

describe('the queue of a day on the way to an exam', () => {
  const cards = Array.from({ length: 40 }, (_, i) => card(`t${i % 4}/${i}`));
  const build = (states: ReadonlyMap<string, CardState>, minutes: number, limit = 99) => {
    const exam = examOrder(examStanding(EXAM, { cards, states, day: TODAY, scheduler }), minutes);
    const limits = { newPerDay: limit, reviewsPerDay: 99 };
    return buildQueue({ entries: cards, states, day: TODAY, scheduler, seed: 's', exam, ...limits });
  };

  test('lines up what the time allows and half as much again', () => {
    expect(build(new Map(), 2).units).toHaveLength(12);
    expect(build(new Map(), 100).units).toHaveLength(40);
  });

  test('paces new cards', () => {
    expect(build(new Map(), 100, 7).units).toHaveLength(7);
  });

  test('asks cards that are not due where it helps, and none twice on a day', () => {
    const states = new Map([
      ['t0/0', reviewed([[TODAY - 3, 4]])],
      ['t1/1', reviewed([[TODAY, 4]])],
    ]);
    const asked = build(states, 100).units.flatMap((unit) => unit.cards);
    expect(asked).toContain('t0/0');
    expect(asked).not.toContain('t1/1');
  });

  test('siblings never meet on one day, and a chain stays whole', () => {
    const grouped = cards.map((c, i) =>
      i % 4 === 0 ? { ...c, group: 'g', ...(i < 20 && { order: i + 1 }) } : c,
    );
    const states = new Map<string, CardState>();
    const standing = examStanding(EXAM, { cards: grouped, states, day: TODAY, scheduler });
    const exam = examOrder(standing, 100);
    const limits = { newPerDay: 99, reviewsPerDay: 99 };
    const queue = buildQueue({ entries: grouped, states, day: TODAY, scheduler, seed: 's', exam, ...limits });
    const inTopic = queue.units.filter((unit) => unit.topic === 't0');
    expect(inTopic.filter((unit) => unit.siblings !== null)).toHaveLength(1);
    expect(inTopic.find((unit) => unit.cards.length > 1)?.cards).toEqual([
      't0/0',
      't0/4',
      't0/8',
      't0/12',
      't0/16',
    ]);
  });

  test('what was missed comes again when nothing else is left', () => {
    const states = new Map([['t0/0', reviewed([[TODAY, 1]])]]);
    const queue = build(states, 100);
    const late = Number.MAX_SAFE_INTEGER;
    expect(next(queue, late)).not.toEqual({ type: 'card', identity: 't0/0' });
    expect(next({ ...queue, units: [] }, late)).toEqual({ type: 'card', identity: 't0/0' });
  });

  test('a step of yesterday takes its place by worth', () => {
    const queue = build(new Map([['t0/0', reviewed([[TODAY - 1, 1]])]]), 100);
    expect(queue.steps).toEqual([]);
    expect(queue.units.some((unit) => unit.cards[0] === 't0/0')).toBe(true);
  });
});

test.each([
  [400, 60],
  [400, 10],
  [1000, 90],
  [3, 30],
])('%d cards in %d days are all seen with days to spare', (cards, days) => {
  let unseen = cards;
  for (let left = days; left > days * 0.2; left--) unseen -= Math.min(unseen, newPerDay(unseen, left));
  expect(unseen).toBeLessThanOrEqual(Math.ceil(cards * 0.01));
});
