import fc from 'fast-check';
import { test } from 'vitest';
import { anyTextProperty, roundTripProperty } from '../support/deck-properties.ts';

test('any text gives an answer, with all its places inside', () => {
  fc.assert(anyTextProperty(), { numRuns: 500 });
});

test('a deck printed and parsed again has the same cards', () => {
  fc.assert(roundTripProperty(), { numRuns: 300 });
});
