import { describe, expect, test } from 'vitest';
import { type CardState, emptyState } from '../../../src/schedule/card-state.ts';
import { answerTimes } from '../../../src/schedule/statistics/answer-times.ts';
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
  ])('%s', (_, values, counts) => {
    const bins = histogram(values, [0, 1, 3, Number.POSITIVE_INFINITY]);
    expect(bins.map((bin) => bin.count)).toEqual(counts);
    expect(bins.at(-1)).toMatchObject({ from: 3, to: null });
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
    expect(answerTimes([...reviews, gone], [cardOf('a'), cardOf('b', { kind: 'text' })])).toEqual([
      { kind: 'choice', answers: 5, median: 3000, quarter: 2000, threeQuarters: 4000 },
    ]);
  });
});

describe('leeches', () => {
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
