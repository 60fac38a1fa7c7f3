import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ExamCard, examStanding } from '../../../src/schedule/exam/exam.ts';
import { selectCards, type UnitChoices } from '../../../src/schedule/exam/select.ts';
import { examCards, examDay, examOn } from '../../support/exam.ts';
import { runs } from '../../support/mutation-test.ts';
import { reviewed } from '../../support/scheduling.ts';

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
