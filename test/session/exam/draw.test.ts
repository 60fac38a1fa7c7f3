import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Kind } from '../../../src/deck/card.ts';
import { type DrawOptions, drawExam } from '../../../src/session/exam/draw.ts';
import type { ExamEntry } from '../../../src/session/exam/exam-entry.ts';
import { apportion } from '../../../src/session/exam/weights.ts';
import { EXAM_WEIGHTS } from '../../support/exam.ts';
import { reviewed } from '../../support/scheduling.ts';

const EXAM_DOMAINS = [...EXAM_WEIGHTS.keys()].filter((domain) => domain !== 'foundations');

function entries(domain: string, count: number, more: Partial<ExamEntry> = {}): ExamEntry[] {
  const { topic = domain, kind = 'command' } = more;
  return Array.from({ length: count }, (_, i) => ({
    ...{ topic, domain, kind, difficulty: 2 as const },
    ...more,
    identity: `${topic}/${kind}-${i}`,
  }));
}

const ALL = EXAM_DOMAINS.flatMap((domain) =>
  ['a', 'b', 'c'].flatMap((topic) => entries(domain, 10, { topic: `${domain}-${topic}` })),
);

const draw = (options: Partial<DrawOptions> = {}) =>
  drawExam({
    ...{
      entries: ALL,
      states: new Map(),
      weights: EXAM_WEIGHTS,
      count: 17,
      seed: 's',
      labs: false,
      previous: new Set(),
    },
    ...options,
  });

const names = (drawn: ReturnType<typeof draw>) => drawn.tasks.map(({ item }) => item.identity);
const inDomain = (drawn: ReturnType<typeof draw>, domain: string) =>
  drawn.tasks.filter(({ item }) => item.domain === domain);

describe('the domains', () => {
  test('have tasks, and points, by their weights', () => {
    const drawn = draw();
    const seats = EXAM_DOMAINS.map((domain) => [domain, inDomain(drawn, domain).length]);
    expect(Object.fromEntries(seats)).toEqual({
      troubleshooting: 5,
      'cluster-architecture': 4,
      'services-networking': 3,
      'workloads-scheduling': 3,
      storage: 2,
    });
    for (const domain of EXAM_DOMAINS) {
      const points = inDomain(drawn, domain).reduce((sum, { weight }) => sum + weight, 0);
      expect(points).toBe(EXAM_WEIGHTS.get(domain));
    }
  });

  test('fill up each other’s seats and keep their points', () => {
    const few = ALL.filter(({ domain }) => domain !== 'troubleshooting').concat(
      entries('troubleshooting', 1),
    );
    const drawn = draw({ entries: few });
    expect(drawn.tasks).toHaveLength(17);
    expect(inDomain(drawn, 'troubleshooting').map(({ weight }) => weight)).toEqual([30]);
  });

  test('of weight 0 are left out, but where nothing else is wanted', () => {
    const foundations = entries('foundations', 5);
    expect(inDomain(draw({ entries: [...ALL, ...foundations], count: 50 }), 'foundations')).toEqual([]);
    expect(inDomain(draw({ entries: [...ALL, ...foundations], count: 999 }), 'foundations')).toEqual([]);
    expect(draw({ entries: foundations, count: 3 }).tasks).toHaveLength(3);
  });

  test('of one weight have their seats by name', () => {
    const weights = new Map(['b', 'a', 'c'].map((domain) => [domain, 10]));
    const cards = ['b', 'a', 'c'].flatMap((domain) => entries(domain, 3));
    const seats = [1, 2, 4].map((count) => {
      const drawn = draw({ entries: cards, weights, count });
      return ['a', 'b', 'c'].map((domain) => inDomain(drawn, domain).length);
    });
    expect(seats).toEqual([
      [1, 0, 0],
      [1, 1, 0],
      [2, 1, 1],
    ]);
  });

  test('spread over their topics', () => {
    const topics = new Set(inDomain(draw(), 'troubleshooting').map(({ item }) => item.topic));
    expect(topics.size).toBe(3);
  });
});

describe('a card is drawn', () => {
  test.each<[Kind, string, number]>([
    ['command', 'storage', 3],
    ['manifest', 'storage', 3],
    ['steps', 'storage', 3],
    ['multi', 'storage', 3],
    ['lab', 'storage', 0],
    ['choice', 'storage', 0],
    ['cloze', 'storage', 0],
    ['text', 'storage', 0],
    ['recall', 'storage', 0],
    ['choice', 'troubleshooting', 3],
    ['cloze', 'troubleshooting', 3],
    ['text', 'troubleshooting', 3],
    ['recall', 'troubleshooting', 0],
  ])('of kind %s in %s: %i of 3', (kind, domain, count) => {
    expect(draw({ entries: entries(domain, 3, { kind }) }).tasks).toHaveLength(count);
  });

  test('once of siblings and of a chain', () => {
    const siblings = entries('storage', 5, { group: 'g' });
    const chain = entries('storage', 5, { kind: 'manifest', topic: 'pv' }).map((entry, i) => ({
      ...entry,
      group: 'g',
      order: i + 1,
    }));
    expect(draw({ entries: [...siblings, ...chain] }).tasks).toHaveLength(2);
  });

  test('not when it was set aside', () => {
    const states = new Map([['storage/command-0', { ...reviewed([[0, 3]]), suspended: 'leech' as const }]]);
    expect(names(draw({ entries: entries('storage', 2), states }))).toEqual(['storage/command-1']);
  });

  test('not when it was in the last exam, as long as there are others', () => {
    const first = draw();
    const second = draw({ previous: new Set(names(first)) });
    expect(second.repeated).toBe(0);
    expect(names(second).filter((name) => names(first).includes(name))).toEqual([]);
    const repeats = entries('troubleshooting', 2);
    const previous = new Set(repeats.map(({ identity }) => identity));
    expect(draw({ entries: [...repeats, ...entries('storage', 2)], count: 2, previous }).repeated).toBe(0);
    const all = entries('storage', 5);
    const third = draw({ entries: all, count: 4, previous: new Set(all.slice(0, 3).map((e) => e.identity)) });
    expect(third.repeated).toBe(2);
    expect(names(third)).toEqual(expect.arrayContaining(['storage/command-3', 'storage/command-4']));
  });
});

test('fewer cards than tasks give a shorter exam', () => {
  const drawn = draw({ entries: entries('storage', 3) });
  expect(drawn.tasks.map(({ weight }) => weight).sort()).toEqual([33, 33, 34]);
  expect(draw({ entries: [] }).tasks).toEqual([]);
});

test('the same seed draws the same tasks in the same order, another one others', () => {
  expect(draw({ seed: 'a' })).toEqual(draw({ seed: 'a' }));
  expect(names(draw({ seed: 'a' }))).not.toEqual(names(draw({ seed: 'b' })));
});

test('a task that takes longer weighs more', () => {
  const long = entries('storage', 1, { kind: 'manifest' });
  const [short = 0, ...rest] = draw({ entries: [...entries('storage', 1), ...long] })
    .tasks.map(({ weight }) => weight)
    .sort((a, b) => a - b);
  expect(rest).toEqual([100 - short]);
  expect(short).toBeLessThan(40);
  expect(short).toBeGreaterThan(20);
});

test('parts are whole, at least 1, and add up', () => {
  const shares = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(shares, fc.integer({ min: 60, max: 100 }), (of, total) => {
      const parts = apportion(total, of);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
      expect(parts.every((part) => Number.isInteger(part) && part >= 1)).toBe(true);
    }),
  );
  expect(apportion(2, [1, 1, 2])).toEqual([0.5, 0.5, 1]);
});
