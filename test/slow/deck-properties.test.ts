import fc from 'fast-check';
import { test } from 'vitest';
import { anyTextProperty, roundTripProperty } from '../support/deck-properties.ts';
import { anyTextOracle, deckOracle } from '../support/scan-properties.ts';

test('any text gives an answer, with all its places inside', () => {
  fc.assert(anyTextProperty(), { numRuns: 20_000 });
});

test('a deck printed and parsed again has the same cards', () => {
  fc.assert(roundTripProperty(), { numRuns: 8000 });
});

test('on any text the blocks that decide cards are those of markdown-it', () => {
  fc.assert(anyTextOracle(), { numRuns: 200_000 });
});

test('on decks of the grammar all blocks are those of markdown-it', () => {
  fc.assert(deckOracle(), { numRuns: 8000 });
});
