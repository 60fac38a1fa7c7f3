import fc from 'fast-check';
import { expect } from 'vitest';
import type { Card, DeckHeader } from '../../src/deck/card.ts';
import { printDeck } from '../../src/deck/printing/print-card.ts';
import { type Deck, parseDeck } from '../../src/deck/reading/parse-deck.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { generatedDeck, markdownText } from './deck-arbitrary.ts';
import { deckText } from './decks.ts';
import { anyCharacter } from './mutation-test.ts';

/** The cards without their places. */
export function content(cards: readonly Card[] | DeckHeader | null): unknown {
  return JSON.parse(
    JSON.stringify(cards, (key, value) =>
      key === 'range' || key === 'answerRange' || key === 'file' ? undefined : value,
    ),
  );
}

function parse(text: string): Deck {
  return parseDeck(new SourceFile('deck.md', text));
}

function expectRangesWithin(value: unknown, length: number): void {
  if (typeof value !== 'object' || value === null || value instanceof SourceFile) return;
  if ('start' in value && 'end' in value) {
    const { start, end } = value as { start: number; end: number };
    const isWithin = start >= 0 && start <= end && end <= length;
    if (!isWithin) throw new Error(`${start}..${end} is no range in a text of ${length}`);
  }
  for (const child of Object.values(value)) expectRangesWithin(child, length);
}

/** Any text gives an answer, with all its places inside. */
export function anyTextProperty() {
  const anyDeck = markdownText().map((text) => deckText(`## A card\n<!-- id: a -->\n\n${text}`));
  const mutated = fc
    .tuple(generatedDeck, fc.nat(), fc.nat(20), markdownText(2))
    .map(([{ text }, at, count, insert]) => {
      const place = text.length === 0 ? 0 : at % text.length;
      return text.slice(0, place) + insert + text.slice(place + count);
    });
  const anyText = fc.oneof(fc.string({ unit: anyCharacter }), markdownText(), anyDeck, mutated);
  return fc.property(anyText, (text) => expectRangesWithin(parse(text), text.length));
}

/** A deck of the grammar has no finding, its cards are what they were made to be, and printed and parsed again the same. */
export function roundTripProperty() {
  return fc.property(generatedDeck, ({ text, cards }) => {
    const first = parse(text);
    expect(first.diagnostics.filter((d) => d.code !== 'no-cards')).toEqual([]);
    expect(first.cards.map(({ identity, kind }) => ({ identity, kind }))).toEqual(cards);
    if (first.header === null) throw new Error('no header');
    const second = parse(printDeck(first.header, first.cards));
    expect(content(second.header)).toEqual(content(first.header));
    expect(content(second.cards)).toEqual(content(first.cards));
  });
}
