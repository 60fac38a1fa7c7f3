import { expect, test } from 'vitest';
import type { Kind } from '../../src/deck/card.ts';
import { isTyped, levelOf } from '../../src/deck/level.ts';

test.each<[Kind, number, boolean]>([
  ['recall', 1, false],
  ['choice', 1, false],
  ['multi', 1, false],
  ['cloze', 1, false],
  ['text', 1, false],
  ['steps', 2, false],
  ['command', 2, true],
  ['manifest', 2, true],
  ['lab', 3, true],
])('a card of kind %s is of level %i, and typed: %s', (kind, level, typed) => {
  expect(levelOf({ kind })).toBe(level);
  expect(levelOf({ kind, difficulty: 3 })).toBe(3);
  expect(isTyped(kind)).toBe(typed);
});
