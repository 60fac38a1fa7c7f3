import { describe, expect, test } from 'vitest';
import { emptyState } from '../../src/schedule/card-state.ts';
import { EXPERIENCES, firstChance } from '../../src/schedule/first-answer.ts';
import { examCards } from '../support/exam.ts';

const LEVELS = [1, 2, 3] as const;

test('before the first answer, the chance is what the experience says of the level', () => {
  const chances = EXPERIENCES.map((experience) => {
    const chance = firstChance([], new Map(), experience);
    return LEVELS.map((level) => chance({ level }));
  });
  expect(chances).toEqual([
    [0.2, 0.05, 0.02],
    [0.4, 0.2, 0.1],
    [0.65, 0.4, 0.2],
  ]);
});

describe('own first answers', () => {
  const cards = examCards('storage', 30, { level: 1 });
  const answered = (right: number, wrong: number) =>
    new Map(
      cards
        .slice(0, right + wrong)
        .map(({ identity }, i) => [identity, { ...emptyState(), firstRight: i < right }] as const),
    );

  test('count as much as the figure after 20 of them', () => {
    expect(firstChance(cards, answered(15, 5), 'new')({ level: 1 })).toBeCloseTo((4 + 15) / 40, 12);
    expect(firstChance(cards, answered(0, 20), 'new')({ level: 1 })).toBeCloseTo(4 / 40, 12);
  });

  test('count for their own level only, and a card that was seen without one not at all', () => {
    expect(firstChance(cards, answered(15, 5), 'new')({ level: 2 })).toBe(0.05);
    const seen = new Map([['storage/0', emptyState()]]);
    expect(firstChance(cards, seen, 'some')({ level: 1 })).toBe(0.4);
  });
});
