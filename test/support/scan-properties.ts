import fc from 'fast-check';
import { expect } from 'vitest';
import { findFrontMatter } from '../../src/deck/reading/front-matter.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { generatedDeck, markdownText } from './deck-arbitrary.ts';
import { deciding, oracleOutline, ourOutline } from './markdown-oracle.ts';

const EVERYTHING = 100;

/** On any text, the blocks that decide cards are those of markdown-it. */
export function anyTextOracle() {
  return fc.property(markdownText(), (text) => {
    expect(deciding(ourOutline(text, 0))).toEqual(deciding(oracleOutline(text, 0)));
  });
}

/** On decks of the grammar, all blocks are, to the deepest. */
export function deckOracle() {
  return fc.property(generatedDeck, ({ text }) => {
    const { body } = findFrontMatter(text, { file: new SourceFile('deck.md', text), list: [] });
    const cards = text.slice(body);
    expect(ourOutline(cards, EVERYTHING)).toEqual(oracleOutline(cards, EVERYTHING));
  });
}
