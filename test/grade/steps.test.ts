import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CardOf } from '../../src/deck/card.ts';
import { gradeSteps } from '../../src/grade/steps.ts';
import { card, part } from '../support/cards.ts';

/** A card with the steps `a`, `b`, `c` …; a swap counts steps from 1, as decks do. */
function cardOf(count: number, swap: [number, number][] = []): CardOf<'steps'> {
  const steps = Array.from({ length: count }, (_, index) => part('abcdefgh'.charAt(index)));
  return card('topic/id', { kind: 'steps', steps, swap }) as CardOf<'steps'>;
}

describe('the order of steps', () => {
  test('is right as the card has it, and Good', () => {
    expect(gradeSteps(cardOf(3), [0, 1, 2])).toEqual({
      outcome: 'correct',
      score: 1,
      differences: [],
      rating: 3,
    });
  });

  test('is wrong with two in each other’s place: the score is the share of the others', () => {
    expect(gradeSteps(cardOf(4), [0, 2, 1, 3])).toEqual({
      outcome: 'wrong',
      score: 0.5,
      differences: [
        { code: 'order', path: 'step 2', expected: 'b', actual: 'c', message: 'step 2 is: b' },
        { code: 'order', path: 'step 3', expected: 'c', actual: 'b', message: 'step 3 is: c' },
      ],
      rating: 1,
    });
  });

  test.each<[order: number[], score: number]>([
    [[2, 1, 0], 1 / 3],
    [[1, 2, 0], 0],
    [[0, 1], 2 / 3],
    [[], 0],
    [[0, 1, 7], 2 / 3],
  ])('%j of three scores %d', (order, score) => {
    const verdict = gradeSteps(cardOf(3), order);
    expect(verdict.outcome).toBe('wrong');
    expect(verdict.score).toBeCloseTo(score, 12);
  });

  test('says "nothing" for a step that was not given', () => {
    const { differences } = gradeSteps(cardOf(2), [0]);
    expect(differences).toEqual([
      { code: 'order', path: 'step 2', expected: 'b', actual: 'nothing', message: 'step 2 is: b' },
    ]);
  });
});

describe('steps that may change places', () => {
  test.each<[what: string, swap: [number, number][], order: number[], right: boolean]>([
    ['the two of a pair', [[2, 3]], [0, 2, 1, 3], true],
    ['a step outside the pair', [[2, 3]], [1, 0, 2, 3], false],
    [
      'three steps whose pairs share one, in a circle',
      [
        [1, 2],
        [2, 3],
      ],
      [2, 0, 1, 3],
      true,
    ],
    [
      'three steps whose pairs share one, given the other way round',
      [
        [2, 3],
        [1, 2],
      ],
      [2, 1, 0, 3],
      true,
    ],
    [
      'two pairs that share none, within each',
      [
        [1, 2],
        [3, 4],
      ],
      [1, 0, 3, 2],
      true,
    ],
    [
      'two pairs that share none, across',
      [
        [1, 2],
        [3, 4],
      ],
      [2, 1, 0, 3],
      false,
    ],
  ])('%s', (_, swap, order, right) => {
    expect(gradeSteps(cardOf(4, swap), order).outcome).toBe(right ? 'correct' : 'wrong');
  });

  test('one step given twice in its pair is wrong, though each place fits', () => {
    expect(gradeSteps(cardOf(2, [[1, 2]]), [0, 0])).toMatchObject({ outcome: 'wrong', rating: 1 });
  });
});

test('an order is right exactly where it is the card’s own, and scores the share of the steps in place', () => {
  const orders = fc.integer({ min: 1, max: 8 }).chain((count) => {
    const own = Array.from({ length: count }, (_, index) => index);
    return fc.shuffledSubarray(own, { minLength: count, maxLength: count });
  });
  fc.assert(
    fc.property(orders, (order) => {
      const { outcome, score } = gradeSteps(cardOf(order.length), order);
      const inPlace = order.filter((step, place) => step === place).length;
      expect(outcome).toBe(inPlace === order.length ? 'correct' : 'wrong');
      expect(score).toBeCloseTo(inPlace / order.length, 12);
    }),
  );
});
