import { expect, test } from 'vitest';
import { findFrontMatter } from '../../src/deck/reading/front-matter.ts';
import { scanCards } from '../../src/deck/scan-cards.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { parse } from '../support/deck-properties.ts';
import { cardText, deckPaths, deckText, readSource } from '../support/decks.ts';

function scan(text: string) {
  const file = new SourceFile('deck.md', text);
  return scanCards(file, findFrontMatter(text, { file, list: [] }).body);
}

test.each(deckPaths('decks'))('a look at %s finds what its reading finds', (path) => {
  const { text } = readSource(path);
  expect(scan(text)).toEqual(
    parse(text).cards.map(({ properties, kind, range }) => ({ id: properties.id, kind, ...range })),
  );
});

test('a card without an id or an answer is left out', () => {
  const text = deckText(
    `## No id\n\nText.\n\n${cardText('a')}## No answer\n<!-- id: b -->\n\n${cardText('c')}`,
  );
  expect(scan(text).map((card) => card.id)).toEqual(['a', 'c']);
});

test('a 10 MB deck is read', () => {
  const cards = Array.from({ length: 2500 }, (_, i) =>
    cardText(`card-${i}`, `${'An answer. '.repeat(370)}\n`),
  );
  const text = deckText(cards.join(''));
  expect(text.length).toBeGreaterThan(10_000_000);
  expect(scan(text)).toHaveLength(2500);
  expect(parse(text).cards).toHaveLength(2500);
});
