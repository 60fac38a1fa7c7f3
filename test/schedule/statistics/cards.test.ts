import { describe, expect, test } from 'vitest';
import { type CardState, emptyState } from '../../../src/schedule/card-state.ts';
import { answerTimesByKind } from '../../../src/schedule/statistics/answer-times.ts';
import { syllabusCoverage } from '../../../src/schedule/statistics/coverage.ts';
import { dueForecast } from '../../../src/schedule/statistics/due-forecast.ts';
import { histogram } from '../../../src/schedule/statistics/histogram.ts';
import { leeches } from '../../../src/schedule/statistics/leeches.ts';
import { memoryHistograms } from '../../../src/schedule/statistics/memory-histograms.ts';
import type { StudiedCard } from '../../../src/schedule/statistics/source.ts';
import { pastReview } from '../../support/past-reviews.ts';
import { reviewed, schedulerWith } from '../../support/scheduling.ts';

const TODAY = 20_000;
const scheduler = schedulerWith();

function cardOf(id: string, changes: Partial<StudiedCard> = {}): StudiedCard {
  return {
    identity: `rbac/${id}`,
    topic: 'rbac',
    domain: 'storage',
    kind: 'choice',
    covers: [],
    unit: 'rbac',
    level: 1,
    difficulty: 2,
    ...changes,
  };
}

function world(states: Readonly<Record<string, CardState | null>>) {
  const cards = Object.keys(states).map((id) => cardOf(id));
  const known = Object.entries(states).flatMap(([id, state]) =>
    state === null ? [] : [[`rbac/${id}`, state] as const],
  );
  return { cards, states: new Map(known), day: TODAY, scheduler, experience: 'new' as const };
}

const easyOn = (day: number) => reviewed([[day, 4]]);

describe('due cards', () => {
  test('on each day, what is late today', () => {
    const { days, ...rest } = dueForecast(
      world({
        unseen: null,
        late: easyOn(TODAY - 300),
        step: reviewed([[TODAY - 2, 3]]),
        today: easyOn(TODAY),
        buried: { ...easyOn(TODAY - 300), buriedOn: TODAY },
        aside: { ...easyOn(TODAY - 300), suspended: 'learner' },
        far: reviewed(
          [0, 11, 57, 220].map((ago) => [TODAY - 220 + ago, 4] as const),
          scheduler,
        ),
      }),
    );
    expect(rest).toEqual({ overdue: 1, later: 1, unseen: 1, suspended: 1 });
    expect(days.map((day) => day.cards).reduce((sum, n) => sum + n, 0)).toBe(4);
    expect(days.slice(0, 2)).toEqual([
      { day: TODAY, cards: 2 },
      { day: TODAY + 1, cards: 1 },
    ]);
  });

  test('falls on the day that it falls on for 30 days, and later after them', () => {
    const seenAgo = (days: number) => ({ ...easyOn(TODAY - days), memory: { stability: 40, difficulty: 5 } });
    const { days, ...rest } = dueForecast(
      world({ last: seenAgo(11), later: seenAgo(10), yesterday: seenAgo(41), today: seenAgo(40) }),
    );
    expect(days).toHaveLength(30);
    expect(days.filter(({ cards }) => cards > 0)).toEqual([
      { day: TODAY, cards: 2 },
      { day: TODAY + 29, cards: 1 },
    ]);
    expect(rest).toEqual({ overdue: 1, later: 1, unseen: 0, suspended: 0 });
  });

  test('of a card that is buried today is tomorrow at the earliest, and no sooner than it is due', () => {
    const buried = (day: number, buriedOn = TODAY) => ({ ...easyOn(day), buriedOn });
    const { days } = dueForecast(
      world({ due: buried(TODAY - 8), far: buried(TODAY), before: buried(TODAY - 8, TODAY - 1) }),
    );
    expect(days.flatMap(({ day, cards }) => (cards > 0 ? [day - TODAY] : []))).toEqual([0, 1, 8]);
  });

  test('of cards that were answered after today, as a clock set back leaves them', () => {
    const { days, overdue } = dueForecast(world({ ahead: easyOn(TODAY + 3) }));
    expect([days[0]?.cards, overdue]).toEqual([0, 0]);
  });
});

describe('histograms', () => {
  test.each<[string, number[], number[]]>([
    ['nothing', [], [0, 0, 0]],
    ['bounds belong to what begins there', [0, 1, 3], [1, 1, 1]],
    ['below the first and above the last', [-5, 2.9, 1e9], [1, 1, 1]],
    ['several in one', [1, 0.5, 2, 1.5], [1, 3, 0]],
  ])('%s', (_, values, counts) => {
    const bins = histogram(values, [0, 1, 3, Number.POSITIVE_INFINITY]);
    expect(bins.map((bin) => bin.count)).toEqual(counts);
    expect(bins.at(-1)).toMatchObject({ from: 3, to: null });
  });

  test('of nothing are empty, by days of stability, difficulty and tenths of recall', () => {
    const found = memoryHistograms(world({ unseen: null }));
    const bounds = (bins: readonly { from: number; to: number | null; count: number }[]) =>
      bins.map(({ from, to, count }) => [from, to, count]);
    expect(found.cards).toBe(0);
    expect(bounds(found.stability)).toEqual([
      [0, 1, 0],
      [1, 3, 0],
      [3, 7, 0],
      [7, 14, 0],
      [14, 30, 0],
      [30, 60, 0],
      [60, 120, 0],
      [120, 240, 0],
      [240, 365, 0],
      [365, null, 0],
    ]);
    expect(bounds(found.difficulty)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((from) => [from, from + 1, 0]));
    const tenths = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    expect(bounds(found.retrievability)).toEqual(tenths.map((from) => [from / 10, (from + 1) / 10, 0]));
  });

  test('recall is that of today', () => {
    // A first Easy is stable for 8.2956 days: 300 days later 0.57 is recalled.
    const { retrievability } = memoryHistograms(world({ a: easyOn(TODAY - 300), b: easyOn(TODAY) }));
    expect(retrievability.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 1]);
    // Again is of difficulty 6.4133, Good of 2.1181.
    const answered = world({ again: reviewed([[TODAY, 1]]), good: reviewed([[TODAY, 3]]) });
    expect(memoryHistograms(answered).difficulty.map(({ count }) => count)).toEqual([
      0, 1, 0, 0, 0, 1, 0, 0, 0,
    ]);
  });

  test('the highest difficulty and full recall are counted', () => {
    const state = reviewed([[TODAY, 1]]);
    const hard = { ...state, memory: { stability: 0.2, difficulty: 10 } };
    const found = memoryHistograms(world({ hard, unseen: null }));
    expect(found.cards).toBe(1);
    expect(found.difficulty.at(-1)).toEqual({ from: 9, to: 10, count: 1 });
    expect(found.retrievability.at(-1)?.count).toBe(1);
    expect(found.stability[0]).toEqual({ from: 0, to: 1, count: 1 });
  });
});

describe('answer times', () => {
  test('by kind, the middle half of them', () => {
    const reviews = [4000, 1000, 2000, 3000, 5000].map((ms) => pastReview(TODAY, { card: 'rbac/a', ms }));
    const gone = pastReview(TODAY, { card: 'gone/card' });
    expect(answerTimesByKind([...reviews, gone], [cardOf('a'), cardOf('b', { kind: 'text' })])).toEqual([
      { kind: 'choice', answers: 5, median: 3000, quarter: 2000, threeQuarters: 4000 },
    ]);
  });

  test('between two answers lie in proportion', () => {
    const reviews = [9000, 10_000, 800].map((ms) => pastReview(TODAY, { card: 'rbac/a', ms }));
    expect(answerTimesByKind(reviews.slice(0, 2), [cardOf('a')])).toMatchObject([
      { median: 9500, quarter: 9250, threeQuarters: 9750 },
    ]);
    expect(answerTimesByKind(reviews, [cardOf('a')])).toMatchObject([
      { median: 9000, quarter: 4900, threeQuarters: 9500 },
    ]);
  });
});

describe('leeches', () => {
  test('that were forgotten as often go by the time that they took', () => {
    const state = { ...emptyState(), lapses: 9 };
    const found = leeches(world({ quick: { ...state, ms: 10 }, slow: { ...state, ms: 30 }, unseen: null }));
    expect(found.map(({ card }) => card)).toEqual(['rbac/slow', 'rbac/quick']);
  });

  test('the worst first, set aside or not', () => {
    const state = { ...emptyState(), reviews: 30, ms: 9000 };
    const found = leeches(
      world({
        fine: { ...state, lapses: 7 },
        bad: { ...state, lapses: 8 },
        worse: { ...state, lapses: 12, suspended: 'leech' },
      }),
    );
    expect(found).toEqual([
      { card: 'rbac/worse', lapses: 12, reviews: 30, ms: 9000, suspended: true },
      { card: 'rbac/bad', lapses: 8, reviews: 30, ms: 9000, suspended: false },
    ]);
  });
});

describe('coverage of the syllabus', () => {
  test('is that of each domain and topic, in their order, and a card that was never asked is not seen', () => {
    const objectives = [
      { name: 'rbac/a', topic: 'rbac', domain: 'cluster-architecture' },
      { name: 'rbac/b', topic: 'rbac', domain: 'cluster-architecture' },
      { name: 'etcd/a', topic: 'etcd', domain: 'cluster-architecture' },
      { name: 'volumes/a', topic: 'volumes', domain: 'storage' },
    ];
    const cards = [
      cardOf('a', { covers: ['rbac/a'] }),
      cardOf('b', { covers: ['rbac/a', 'etcd/a'] }),
      cardOf('c', { covers: ['volumes/a'] }),
    ];
    const aside = { ...emptyState(), suspended: 'learner' } as const;
    const states = new Map([
      ['rbac/a', easyOn(TODAY)],
      ['rbac/b', easyOn(TODAY)],
      ['rbac/c', aside],
    ]);
    const none = { met: 0, begun: 0, untouched: 0, withoutCards: 0 };
    expect(syllabusCoverage({ objectives, cards, states })).toEqual({
      all: { name: 'syllabus', objectives: 4, met: 2, begun: 0, untouched: 1, withoutCards: 1 },
      domains: [
        { ...none, name: 'cluster-architecture', objectives: 3, met: 2, withoutCards: 1 },
        { ...none, name: 'storage', objectives: 1, untouched: 1 },
      ],
      topics: [
        { ...none, name: 'rbac', objectives: 2, met: 1, withoutCards: 1 },
        { ...none, name: 'etcd', objectives: 1, met: 1 },
        { ...none, name: 'volumes', objectives: 1, untouched: 1 },
      ],
    });
  });

  test('counts each objective once, by how many of its cards were asked', () => {
    const objectives = ['met', 'begun', 'untouched', 'none'].map((slug) => ({
      name: `rbac/${slug}`,
      topic: 'rbac',
      domain: 'cluster-architecture',
    }));
    const cards = [
      cardOf('a', { covers: ['rbac/met', 'rbac/begun'] }),
      cardOf('b', { covers: ['rbac/begun', 'rbac/untouched', 'own/unknown'] }),
    ];
    const states = new Map([['rbac/a', easyOn(TODAY)]]);
    const counted = { objectives: 4, met: 1, begun: 1, untouched: 1, withoutCards: 1 };
    expect(syllabusCoverage({ objectives, cards, states })).toEqual({
      all: { name: 'syllabus', ...counted },
      domains: [{ name: 'cluster-architecture', ...counted }],
      topics: [{ name: 'rbac', ...counted }],
    });
  });
});
