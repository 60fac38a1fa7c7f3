import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CardOf } from '../../src/deck/card.ts';
import { gradeChoice } from '../../src/grade/choice.ts';
import { card, part } from '../support/cards.ts';

/** A card whose choices are right where there is a `+`: `+-+` has three. */
function cardOf(kind: 'choice' | 'multi', signs: string): CardOf<'choice' | 'multi'> {
  const choices = [...signs].map((sign, index) => ({
    text: part(`choice ${index + 1}`),
    correct: sign === '+',
    range: { start: 0, end: 0 },
  }));
  return card('topic/id', { kind, choices, shuffle: true }) as CardOf<'choice' | 'multi'>;
}

describe('a choice', () => {
  test('is right with the ticked one alone, and Good', () => {
    expect(gradeChoice(cardOf('choice', '-+--'), [1])).toEqual({
      outcome: 'correct',
      score: 1,
      differences: [],
      rating: 3,
    });
  });

  test('is wrong with another, scores nothing, is Again, and names both choices', () => {
    expect(gradeChoice(cardOf('choice', '-+--'), [2])).toEqual({
      outcome: 'wrong',
      score: 0,
      differences: [
        { code: 'missed', path: 'choice 2', message: 'missed: choice 2' },
        { code: 'picked', path: 'choice 3', message: 'picked, and it does not hold: choice 3' },
      ],
      rating: 1,
    });
  });

  test('scores nothing with the ticked one among others', () => {
    expect(gradeChoice(cardOf('choice', '-+--'), [0, 1])).toMatchObject({ outcome: 'wrong', score: 0 });
  });

  test('scores nothing though one of two ticked ones is picked: a choice has one answer', () => {
    expect(gradeChoice(cardOf('choice', '++-'), [0])).toMatchObject({ outcome: 'wrong', score: 0 });
  });

  test('is wrong with nothing picked', () => {
    const { outcome, score, differences } = gradeChoice(cardOf('choice', '-+'), []);
    expect({ outcome, score, codes: differences.map(({ code }) => code) }).toEqual({
      outcome: 'wrong',
      score: 0,
      codes: ['missed'],
    });
  });
});

// The share of the ticked ones that were picked, less the same share for each wrong pick, and never below 0.
describe('several choices', () => {
  test.each<[signs: string, picked: number[], score: number]>([
    ['++--', [0, 1], 1],
    ['++--', [0], 1 / 2],
    ['++--', [0, 1, 2], 1 / 2],
    ['++--', [0, 2], 0],
    ['++--', [2, 3], 0],
    ['++--', [0, 1, 2, 3], 0],
    ['+++-', [0, 1], 2 / 3],
    ['+++-', [0, 1, 3], 1 / 3],
    ['++++', [0, 1, 2], 3 / 4],
    ['---', [], 1],
    ['---', [0], 0],
  ])('%s picked %j scores %d', (signs, picked, score) => {
    const verdict = gradeChoice(cardOf('multi', signs), picked);
    expect(verdict.score).toBeCloseTo(score, 12);
    expect(verdict.outcome).toBe(score === 1 ? 'correct' : 'wrong');
    expect(verdict.rating).toBe(score === 1 ? 3 : 1);
  });

  test('counts a pick once, however often it is given', () => {
    expect(gradeChoice(cardOf('multi', '++-'), [0, 0, 1, 1])).toMatchObject({ outcome: 'correct', score: 1 });
  });

  const SIGNS = fc.array(fc.constantFrom('+', '-'), { minLength: 1, maxLength: 8 }).map((s) => s.join(''));
  const PICKS = fc.array(fc.nat(7), { maxLength: 10 });

  test('scores 1 exactly where the picks are the ticked ones, and each difference is a choice that differs', () => {
    fc.assert(
      fc.property(SIGNS, PICKS, (signs, picked) => {
        const { score, outcome, differences } = gradeChoice(cardOf('multi', signs), picked);
        const differ = [...signs].flatMap((sign, index) =>
          (sign === '+') === picked.includes(index) ? [] : [`choice ${index + 1}`],
        );
        expect(differences.map(({ path }) => path)).toEqual(differ);
        expect(score === 1).toBe(differ.length === 0);
        expect(outcome === 'correct').toBe(differ.length === 0);
        expect(score).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('is never better for one more wrong pick', () => {
    fc.assert(
      fc.property(SIGNS, PICKS, fc.nat(7), (signs, picked, more) => {
        fc.pre(signs[more] === '-' && !picked.includes(more));
        const score = (picks: number[]) => gradeChoice(cardOf('multi', signs), picks).score;
        expect(score([...picked, more])).toBeLessThanOrEqual(score(picked));
      }),
    );
  });
});
