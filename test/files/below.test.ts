import { expect, test } from 'vitest';
import { isBelow } from '../../src/files/below.ts';

test.each([
  ['/decks', '/decks', true],
  ['/decks', '/decks/a.md', true],
  ['/decks', '/decks/deep/a.md', true],
  ['/decks', '/decks/..a.md', true],
  ['/decks', '/decks-old/a.md', false],
  ['/decks', '/decks/../a.md', false],
  ['/decks', '/', false],
  [process.cwd(), 'a.md', false],
])('below %s is %s: %s', (folder, path, below) => {
  expect(isBelow(folder, path)).toBe(below);
});
