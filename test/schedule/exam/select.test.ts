import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CardState } from '../../../src/schedule/card-state.ts';
import { type ExamCard, type ExamStanding, examStanding } from '../../../src/schedule/exam/exam.ts';
import { NO_CHOICES, selectCards, type UnitChoices } from '../../../src/schedule/exam/select.ts';
import { weekday } from '../../../src/schedule/study-day.ts';
import { examCards, examDay, examOn } from '../../support/exam.ts';
import { runs } from '../../support/mutation-test.ts';
import { halvingMemory, reviewed, schedulerWith } from '../../support/scheduling.ts';

const TODAY = 200;

function selected(
  cards: readonly ExamCard[],
  minutes: number,
  days = 20,
  choices?: UnitChoices,
  states: ReadonlyMap<string, ReturnType<typeof reviewed>> = new Map(),
): string[] {
  const standing = examStanding(examOn(TODAY + days), { ...examDay(cards, TODAY, minutes), states });
  return [...selectCards(standing, minutes, choices).selected].sort();
}

const count = (found: readonly string[], topic: string) =>
  found.filter((identity) => identity.startsWith(`${topic}/`)).length;

describe('what is worth learning', () => {
  test('is everything that the exam asks, when there is time for it', () => {
    const cards = [...examCards('storage', 20), ...examCards('foundations', 20)];
    expect(selected(cards, 60)).toEqual(
      examCards('storage', 20)
        .map((card) => card.identity)
        .sort(),
    );
  });

  test('is nothing without time', () => {
    expect(selected(examCards('storage', 20), 0)).toEqual([]);
  });

  test('is as many as fit of cards that are all worth the same', () => {
    const found = selected(examCards('storage', 600), 10, 5);
    expect(found.length).toBeGreaterThan(40);
    expect(found.length).toBeLessThan(120);
  });

  test('is what brings more points for its time: the heavier domain, the shorter task', () => {
    const cards = [
      ...examCards('storage', 40),
      ...examCards('troubleshooting', 40),
      ...examCards('storage', 40, { topic: 'slow', kind: 'manifest' }),
    ];
    const found = selected(cards, 6, 10);

    const [heavy = 0, light = 0, slow = 0] = ['troubleshooting', 'storage', 'slow'].map((topic) =>
      count(found, topic),
    );

    expect(heavy).toBeGreaterThan(light);
    expect(light).toBeGreaterThanOrEqual(slow);
  });

  test('is less for who knows more of it before', () => {
    const cards = [
      ...examCards('storage', 20, { level: 1 }),
      ...examCards('storage', 20, { topic: 'deep', level: 3 }),
    ];
    const standing = examStanding(examOn(TODAY + 20), {
      ...examDay(cards, TODAY, 3),
      experience: 'experienced',
    });
    const found = [...selectCards(standing, 1).selected];
    expect(count(found, 'deep')).toBeGreaterThan(count(found, 'storage'));
  });

  test('is most of the points before any card is asked twice, where there is time for that', () => {
    const cards = examCards('storage', 100).map((card, i) => ({ ...card, minutes: i + 1 }));
    const standing = examStanding(examOn(TODAY + 20), examDay(cards, TODAY, 5));
    const covered = (minutes: number): number => {
      const { selected: found } = selectCards(standing, minutes);
      const taken = cards.filter(({ identity }) => found.has(identity));
      return taken.reduce((sum, card) => sum + 10 * standing.share(card), 0);
    };
    expect(covered(1)).toBeLessThan(0.5);
    expect(covered(3)).toBeLessThan(0.87);
    for (const minutes of [4, 5, 6]) expect(covered(minutes)).toBeGreaterThanOrEqual(0.87);
    expect(covered(60)).toBeCloseTo(1, 6);
  });

  test('grows with the minutes', () => {
    const cards = [...examCards('storage', 60), ...examCards('troubleshooting', 60)];
    const sizes = [1, 3, 9, 30].map((minutes) => selected(cards, minutes).length);
    expect([...sizes].sort((a, b) => a - b)).toEqual(sizes);
    expect(sizes[0]).toBeLessThan(sizes[3] ?? 0);
  });

  test('leaves out what was seen or is suspended', () => {
    const cards = examCards('storage', 3);
    const states = new Map([
      ['storage/0', reviewed([[TODAY - 1, 3]])],
      ['storage/1', { ...reviewed([]), suspended: 'learner' as const }],
    ]);
    expect(selected(cards, 60, 20, undefined, states)).toEqual(['storage/2']);
  });
});

describe('prerequisites', () => {
  const ideas = examCards('storage', 5, { topic: 'ideas', kind: 'choice', level: 1, unit: 'storage' });
  const typed = examCards('storage', 5);

  test('come with what builds on them, though no exam asks for them', () => {
    expect(count(selected([...ideas, ...typed], 60), 'ideas')).toBe(5);
  });

  test('do not come alone', () => {
    expect(selected(ideas, 60)).toEqual([]);
  });

  test.each([
    ['new', 4],
    ['some', 0],
    ['experienced', 0],
  ] as const)('are the first few of each unit where time is short: of who is %s, %i', (experience, few) => {
    const others = examCards('troubleshooting', 600);
    const known = new Map([['ideas/0', reviewed([[TODAY - 1, 3]])]]);
    const found = (states: ReadonlyMap<string, ReturnType<typeof reviewed>>): string[] => {
      const today = { ...examDay([...ideas, ...typed, ...others], TODAY, 10), states, experience };
      return [...selectCards(examStanding(examOn(TODAY + 20), today), 10).selected];
    };
    const first = ideas.slice(0, few).map(({ identity }) => identity);
    const isIdea = (identity: string) => identity.startsWith('ideas/');
    expect(found(new Map()).filter(isIdea)).toEqual(first);
    expect(found(known).filter(isIdea)).toEqual(first.slice(1));
  });

  test('a unit whose ideas cost more than it brings is left out, unless the learner wants it', () => {
    const basis = examCards('workloads-scheduling', 9, {
      topic: 'basis',
      kind: 'choice',
      level: 1,
      unit: 'w',
    });
    const [first, ...rest] = examCards('workloads-scheduling', 200, { topic: 'rest', unit: 'rest' });
    const one = { ...first, unit: 'w', minutes: 0.1 } as ExamCard;
    const cards = [...basis, one, ...rest, ...examCards('troubleshooting', 300)];
    expect(selected(cards, 10)).not.toContain(one.identity);
    const choices = { always: new Set(['w']), never: new Set(['troubleshooting']) };
    const found = selected(cards, 10, 20, choices);
    expect(found).toContain(one.identity);
    expect([count(found, 'basis'), count(found, 'troubleshooting')]).toEqual([9, 0]);
  });

  test('of basic units are always taught', () => {
    const choices = { always: new Set<string>(), never: new Set<string>(), basic: new Set(['storage']) };
    expect(count(selected(ideas, 60, 20, choices), 'ideas')).toBe(5);
  });
});

test('a chain comes whole or not at all, and a typed card never without the first ideas of its unit', () => {
  const shape = fc.record({ chains: fc.nat(4), ideas: fc.nat(6), typed: fc.nat(20), minutes: fc.nat(40) });
  fc.assert(
    fc.property(shape, ({ chains, ideas, typed, minutes }) => {
      const chained = Array.from({ length: chains }, (_, c) =>
        examCards('storage', 3, { topic: `chain-${c}`, group: 'g', unit: 'storage' }).map((card, i) => ({
          ...card,
          order: i + 1,
        })),
      );
      const basis = examCards('storage', ideas, {
        topic: 'ideas',
        kind: 'choice',
        level: 1,
        unit: 'storage',
      });
      const cards = [...chained.flat(), ...basis, ...examCards('storage', typed)];
      const found = selected(cards, minutes, 5);
      for (let c = 0; c < chains; c++) expect([0, 3]).toContain(count(found, `chain-${c}`));
      if (found.length > 0) expect(count(found, 'ideas')).toBeGreaterThanOrEqual(Math.min(ideas, 4));
    }),
    runs(),
  );
});

describe('worked out by hand', () => {
  const scheduler = { ...schedulerWith(), model: halvingMemory };

  /** A card of a minute; of who is new to it, it is known by 0.05 where it is typed, by 0.2 where it is an idea. */
  function card(identity: string, more: Partial<ExamCard> = {}): ExamCard {
    const [unit = ''] = identity.split('/');
    const [made] = examCards('storage', 1, { topic: unit, unit, ...more });
    return { ...(made as ExamCard), identity };
  }
  const idea = (identity: string) => card(identity, { kind: 'choice', level: 1 });

  interface Case {
    readonly cards: readonly ExamCard[];
    /** Of the points, in percent; 1 where it is not given. */
    readonly shares?: Record<string, number>;
    readonly seconds?: Record<string, number>;
    readonly states?: Record<string, CardState>;
    readonly days?: number;
    readonly choices?: UnitChoices;
    readonly experience?: 'new' | 'experienced';
    readonly daysOff?: readonly number[];
  }

  function planOf(
    minutes: number,
    { cards, shares = {}, seconds = {}, states = {}, days = 1, ...more }: Case,
  ) {
    const { choices, experience = 'new', daysOff = [] } = more;
    const standing = examStanding(examOn(TODAY + days), {
      ...examDay(cards, TODAY, minutes),
      states: new Map(Object.entries(states)),
      scheduler: { ...scheduler, parameters: { ...scheduler.parameters, daysOff } },
      experience,
    });
    const valued: ExamStanding = {
      ...standing,
      share: ({ identity }) => (shares[identity] ?? 1) / 100,
      seconds: ({ identity }) => seconds[identity] ?? 60,
      firstChance: ({ level }) => (level === 1 ? 0.2 : 0.05),
    };
    const { selected: found, price } = selectCards(valued, minutes, choices);
    return { price, selected: [...found] };
  }

  // Asked today, a card is known tomorrow by 2^−¼ if it was right, and by 2^−½ if it was wrong and repeated: that makes 0.7138, 0.6638 more
  // than if it is not asked. It takes 1.95 answers.
  const RECALL = 0.05 * 2 ** -0.25 + 0.95 * 2 ** -0.5;
  const GAIN = RECALL - 0.05;
  const ids = (unit: string, ...numbers: number[]) => numbers.map((number) => `${unit}/${number}`);
  const typed = (unit: string, count: number) =>
    Array.from({ length: count }, (_, i) => card(`${unit}/${i}`));

  test('all of it is taken where it fits the time to the second, and a second more is worth nothing', () => {
    expect(planOf(2 * 1.95, { cards: typed('a', 2) })).toEqual({ price: 0, selected: ids('a', 0, 1) });
  });

  test('as many as fit are taken where not all do, at the price at which one more would be', () => {
    const price = (0.01 * GAIN) / (1.95 * 60);
    for (const [minutes, count] of [
      [1.9, 0],
      [1.96, 1],
      [3.8, 1],
      [5.9, 3],
    ] as const) {
      const found = planOf(minutes, { cards: typed('a', 4) });
      expect(found.selected).toEqual(ids('a', 0, 1, 2).slice(0, count));
      expect(found.price / price).toBeCloseTo(1, 5);
    }
  });

  test('days off give no time, but for today', () => {
    const cards = typed('a', 4);
    // Day 200 is a Sunday; two days are twice the time.
    expect(planOf(2, { cards, days: 2 }).selected).toHaveLength(2);
    expect(planOf(2, { cards, days: 2, daysOff: [weekday(TODAY + 1)] }).selected).toHaveLength(1);
    expect(planOf(2, { cards, days: 1, daysOff: [weekday(TODAY)] }).selected).toHaveLength(1);
  });

  test('the most points for a second are taken first: a larger share, a shorter answer', () => {
    const cards = typed('a', 3);
    expect(planOf(2, { cards, shares: { 'a/1': 2 } }).selected).toEqual(['a/1']);
    expect(planOf(2, { cards, seconds: { 'a/2': 59 } }).selected).toEqual(['a/2']);
    // One of 3 minutes that is worth four of 1 minute is taken, and then what fits beside it.
    const long = { cards, shares: { 'a/1': 4 }, seconds: { 'a/1': 180 } };
    expect(planOf(6, long).selected).toEqual(['a/1']);
    expect(planOf(7.9, long).selected).toEqual(ids('a', 1, 0));
  });

  test('a card that was asked is in the time as far as asking it again is worth it', () => {
    const seen = { ...reviewed([[TODAY - 4, 3]]), memory: { stability: 4, difficulty: 5 } };
    const cards = typed('a', 2);
    // Known by a half, it takes 1.5 answers; the new one takes 1.95.
    expect(planOf(3.46, { cards, states: { 'a/0': seen } })).toEqual({ price: 0, selected: ['a/1'] });
    expect(planOf(3.44, { cards, states: { 'a/0': seen } }).price).toBeGreaterThan(0);
    const aside = { ...seen, suspended: 'learner' } as const;
    expect(planOf(1.96, { cards, states: { 'a/0': aside } })).toEqual({ price: 0, selected: ['a/1'] });
  });

  test('where time is short, of a unit the first four ideas come, those counted that were met or are worth their time', () => {
    const ideas = Array.from({ length: 6 }, (_, i) => idea(`a/idea-${i}`));
    const shares = Object.fromEntries(ideas.map(({ identity }) => [identity, 0]));
    const cards = [...ideas, card('a/typed'), ...typed('b', 40)];
    const found = (more: Partial<Case>, minutes = 20) =>
      planOf(minutes, { cards, shares: { ...shares, 'a/typed': 50 }, ...more }).selected.filter((id) =>
        id.startsWith('a/'),
      );
    expect(found({})).toEqual(['a/idea-0', 'a/idea-1', 'a/idea-2', 'a/idea-3', 'a/typed']);
    const met = { 'a/idea-0': reviewed([[TODAY, 3]]), 'a/idea-1': reviewed([[TODAY, 3]]) };
    expect(found({ states: met })).toEqual(['a/idea-2', 'a/idea-3', 'a/typed']);
    expect(found({ shares: { ...shares, 'a/typed': 50, 'a/idea-5': 30 } })).toEqual([
      'a/idea-5',
      'a/idea-0',
      'a/idea-1',
      'a/idea-2',
      'a/typed',
    ]);
    expect(found({ experience: 'experienced' })).toEqual(['a/typed']);
    // With time for everything, all of them come.
    expect(found({}, 1000)).toHaveLength(7);
  });

  test('ideas alone are taken where they are worth their time themselves', () => {
    const cards = [idea('a/0'), idea('a/1'), ...typed('b', 9)];
    const shares = { 'a/0': 0, 'a/1': 5 };
    expect(planOf(4, { cards, shares }).selected).toEqual(['a/1', 'b/0']);
  });

  test('a unit is taken if it is worth the time of its ideas too', () => {
    const ideas = [0, 1, 2, 3].map((i) => idea(`a/${i}`));
    const cards = [...ideas, card('a/typed'), ...typed('b', 12)];
    const none = { 'a/0': 0, 'a/1': 0, 'a/2': 0, 'a/3': 0 };
    const hasUnit = (share: number) =>
      planOf(10, { cards, shares: { ...none, 'a/typed': share } }).selected.includes('a/typed');
    // Its four ideas take 4 · 1.8 answers beside the 1.95 of the card: so it has to be worth 4.7 of the others.
    expect([4.4, 5].map(hasUnit)).toEqual([false, true]);
  });

  test('a chain is one: worth the sum of its cards, and taken whole', () => {
    const chain = [1, 2].map((order) => ({ ...card(`a/${order}`), group: 'g', order }));
    const cards = [...chain, ...typed('b', 3)];
    expect(planOf(4, { cards, shares: { 'a/1': 0, 'a/2': 2.1 } }).selected).toEqual(ids('a', 1, 2));
    expect(planOf(4, { cards, shares: { 'a/1': 0, 'a/2': 1.9 } }).selected).toEqual(ids('b', 0, 1));
  });

  test('units that the learner wants are taken at any price, those that are not wanted at none', () => {
    const cards = [idea('a/0'), card('a/typed'), ...typed('b', 3)];
    const shares = { 'a/0': 0, 'a/typed': 0 };
    const chosen = (choices: Partial<UnitChoices>, minutes = 4) =>
      planOf(minutes, { cards, shares, choices: { ...NO_CHOICES, ...choices } }).selected;
    expect(chosen({})).toEqual(ids('b', 0, 1));
    expect(chosen({ always: new Set(['a']) })).toEqual(['a/0', 'a/typed']);
    expect(chosen({ always: new Set(['a']) }, 8)).toEqual(['a/0', 'a/typed', 'b/0', 'b/1']);
    expect(chosen({ never: new Set(['b']) }, 8)).toEqual([]);
    expect(chosen({ basic: new Set(['a']) })).toEqual(['a/0', 'b/0']);
  });

  test('most of the points are covered before any card is asked twice', () => {
    // In 8 days a memory fades, so that a review of one card is worth more than the first answer of another with 0.8 of its share.
    const cards = typed('a', 10);
    const shares = Object.fromEntries(cards.map(({ identity }, i) => [identity, i < 5 ? 10 : 8]));
    const covered = (times: number) =>
      planOf((times * 1.95) / 8, { cards, shares, days: 8 }).selected.reduce(
        (sum, id) => sum + (shares[id] ?? 0),
        0,
      );
    // 0.87 of the 90 points are 78.3, so nine cards; where there is time for all ten once, those that are worth the same come together.
    expect([4, 5.5, 7.5, 8.5, 9.1, 10.1, 12, 20, 40].map(covered)).toEqual([
      40, 50, 66, 74, 82, 90, 90, 90, 90,
    ]);
  });
});
