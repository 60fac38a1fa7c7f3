import fc from 'fast-check';
import { test } from 'vitest';
import { anyTextProperty, roundTripProperty } from '../support/deck-properties.ts';
import { anyTextOracle, deckOracle } from '../support/scan-properties.ts';
import { tries } from '../support/tries.ts';

test('any text gives an answer, with all its places inside', () => {
  fc.assert(anyTextProperty(), { numRuns: tries(5000) });
});

test('a deck printed and parsed again has the same cards', () => {
  fc.assert(roundTripProperty(), { numRuns: tries(2000) });
});

test('on any text the blocks that decide cards are those of markdown-it', () => {
  fc.assert(anyTextOracle(), { numRuns: tries(50_000) });
});

test('on decks of the grammar all blocks are those of markdown-it', () => {
  fc.assert(deckOracle(), { numRuns: tries(2000) });
});
