import { describe, expect, test } from 'vitest';
import type { CardState } from '../../../src/schedule/card-state.ts';
import { retrievability } from '../../../src/schedule/due.ts';
import { examStanding } from '../../../src/schedule/exam/exam.ts';
import { readiness } from '../../../src/schedule/exam/readiness.ts';
import { EXAM_WEIGHTS, examCards, examOn } from '../../support/exam.ts';
import { reviewed, schedulerWith } from '../../support/scheduling.ts';

const TODAY = 200;
const scheduler = schedulerWith();
const DOMAINS = [...EXAM_WEIGHTS.keys()];
const CARDS = DOMAINS.flatMap((domain) => examCards(domain, 20));
const seenAll = new Map(CARDS.map((card) => [card.identity, reviewed([[TODAY - 3, 4]])]));

function ready(states: ReadonlyMap<string, CardState>, examDay = TODAY + 20, cards = CARDS, error?: number) {
  return readiness(
    examStanding(examOn(examDay), { cards, states, day: TODAY, scheduler, experience: 'new' }),
    error,
  );
}

describe('readiness', () => {
  test('is nothing, for certain, when nothing was seen', () => {
    expect(ready(new Map())).toMatchObject({ expected: 0, low: 0, high: 0, passMark: 0.66, unknown: 1 });
  });

  test('is the expected recall on the exam day', () => {
    const recall = retrievability(reviewed([[TODAY - 3, 4]]), TODAY + 20, scheduler) ?? 0;
    const found = ready(seenAll);
    expect(found.expected).toBeCloseTo(recall, 9);
    expect(found.unknown).toBeCloseTo(0, 9);
    expect(found.low).toBeLessThan(recall);
    expect(found.high).toBeGreaterThan(recall);
    expect(ready(seenAll, TODAY + 60).expected).toBeLessThan(found.expected);
  });

  test('weighs domains as the exam does, by the share of their cards that is known', () => {
    const states = new Map([...seenAll].filter(([identity]) => identity.startsWith('troubleshooting')));
    const found = ready(states);
    const domain = found.domains.find((d) => d.name === 'troubleshooting');
    expect(found.expected).toBeCloseTo(0.3 * (domain?.expected ?? 0), 9);
    expect(found.unknown).toBeCloseTo(0.7, 9);
    expect(found.domains.map((d) => d.name)).not.toContain('foundations');
    expect(found.topics.find((t) => t.name === 'storage')).toMatchObject({
      expected: 0,
      cards: 20,
      unseen: 20,
    });
  });

  test('tells domains and topics apart, in the order of the exam and of the cards', () => {
    const cards = [
      ...examCards('storage', 2, { topic: 'volumes' }),
      ...examCards('troubleshooting', 1, { topic: 'logs' }),
      ...examCards('troubleshooting', 3, { topic: 'events' }),
    ];
    const known = (id: string) => [id, reviewed([[TODAY, 4]])] as const;
    const states = new Map([known('volumes/0'), known('logs/0'), known('events/2')]);
    const found = ready(states, TODAY, cards);
    expect(found.topics).toEqual([
      { name: 'volumes', domain: 'storage', expected: 0.5, cards: 2, unseen: 1 },
      { name: 'logs', domain: 'troubleshooting', expected: 1, cards: 1, unseen: 0 },
      { name: 'events', domain: 'troubleshooting', expected: expect.closeTo(1 / 3, 12), cards: 3, unseen: 2 },
    ]);
    expect(found.domains).toEqual([
      { name: 'storage', weight: 0.1, expected: 0.5, cards: 2, unseen: 1 },
      { name: 'troubleshooting', weight: 0.3, expected: 0.5, cards: 4, unseen: 2 },
      { name: 'workloads-scheduling', weight: 0.15, expected: 0, cards: 0, unseen: 0 },
      { name: 'cluster-architecture', weight: 0.25, expected: 0, cards: 0, unseen: 0 },
      { name: 'services-networking', weight: 0.2, expected: 0, cards: 0, unseen: 0 },
    ]);
  });

  test('is never more than all, nor less than nothing', () => {
    const all = new Map(CARDS.map((card) => [card.identity, reviewed([[TODAY, 4]])]));
    expect(ready(all, TODAY)).toMatchObject({ expected: expect.closeTo(1, 9), high: 1 });
    expect(ready(seenAll, TODAY + 20, CARDS, 2)).toMatchObject({ low: 0, high: 1 });
  });

  test('a domain without a card is unknown', () => {
    const cards = CARDS.filter((card) => card.domain !== 'troubleshooting');
    expect(ready(seenAll, TODAY + 20, cards).unknown).toBeCloseTo(0.3, 9);
  });

  test('is the surer the better the model has proved', () => {
    const width = (error: number) => {
      const { low, high } = ready(seenAll, TODAY + 20, CARDS, error);
      return high - low;
    };
    expect(width(0.01)).toBeLessThan(width(0.1));
    expect(width(0)).toBeGreaterThan(0);
  });

  // Each of 20 equal cards of a domain has the share weight/20 of the points, so by Bernoulli's variance the cards' luck has
  // sum(20 (weight/20)^2) p (1 - p) = 0.01125 p (1 - p); a model that is off by e moves all that was seen by e.
  test.each([
    [0, 1],
    [0.03, 1],
    [0.05, 0.3],
  ])('has an interval of 1.96 standard deviations: model error %d, seen %d', (error, seen) => {
    const states = new Map(
      [...seenAll].filter(([identity]) => seen === 1 || identity.startsWith('troubleshooting')),
    );
    const p = retrievability(reviewed([[TODAY - 3, 4]]), TODAY + 20, scheduler) ?? 0;
    const squares = seen === 1 ? 0.225 : 0.09;
    const deviation = Math.sqrt((squares / 20) * p * (1 - p) + (error * seen) ** 2);
    const { expected, low, high } = ready(states, TODAY + 20, CARDS, error);
    expect(expected).toBeCloseTo(seen * p, 9);
    expect(expected - low).toBeCloseTo(1.96 * deviation, 9);
    expect(high).toBeCloseTo(Math.min(1, expected + 1.96 * deviation), 9);
  });

  test('supposes a model error of 0.05 until a calibration tells', () => {
    const whole = ready(seenAll);
    expect(whole).toEqual(ready(seenAll, TODAY + 20, CARDS, 0.05));
  });

  test('after the exam is that of today', () => {
    expect(ready(seenAll, TODAY - 30).expected).toBe(ready(seenAll, TODAY).expected);
  });
});
