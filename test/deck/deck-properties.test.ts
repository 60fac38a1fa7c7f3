import fc from 'fast-check';
import { test } from 'vitest';
import { anyTextProperty, roundTripProperty } from '../support/deck-properties.ts';
import { runs } from '../support/mutation-test.ts';

test('any text gives an answer, with all its places inside', () => {
  fc.assert(anyTextProperty(), runs(500));
});

test('a deck printed and parsed again has the same cards', () => {
  fc.assert(roundTripProperty(), runs(300));
});
