import { describe, expect, test } from 'vitest';
import type { Accepted, CardOf } from '../../src/deck/card.ts';
import { gradeText } from '../../src/grade/text.ts';
import { card } from '../support/cards.ts';

function cardOf(...accepted: Accepted[]): CardOf<'text'> {
  return card('topic/id', { kind: 'text', accepted, answerRange: { start: 0, end: 0 } }) as CardOf<'text'>;
}

const FOLDED = cardOf({ text: 'RoleBinding', exact: false }, { text: 'role binding', exact: false });

describe('a short text', () => {
  test('is right by any accepted answer, and Good', () => {
    const right = { outcome: 'correct', score: 1, differences: [], rating: 3 };
    expect(gradeText(FOLDED, 'rolebinding')).toEqual(right);
    expect(gradeText(FOLDED, 'Role binding.')).toEqual(right);
  });

  test('is close with a typo: half, and Hard', () => {
    expect(gradeText(FOLDED, 'RoleBindng')).toEqual({
      outcome: 'close',
      score: 0.5,
      differences: [
        {
          code: 'spelling',
          path: 'answer',
          expected: 'RoleBinding',
          actual: 'RoleBindng',
          message: 'almost: it is spelt RoleBinding',
        },
      ],
      rating: 2,
    });
  });

  test('is wrong otherwise: nothing, Again, and what was said', () => {
    expect(gradeText(FOLDED, ' ClusterRole ')).toEqual({
      outcome: 'wrong',
      score: 0,
      differences: [
        {
          code: 'text',
          path: 'answer',
          expected: 'RoleBinding',
          actual: ' ClusterRole ',
          message: 'you said ClusterRole',
        },
      ],
      rating: 1,
    });
  });

  test.each(['', '  \n'])('%j is nothing', (text) => {
    expect(gradeText(FOLDED, text).differences[0]?.message).toBe('you said nothing');
  });
});
