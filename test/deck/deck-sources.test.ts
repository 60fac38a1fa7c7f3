import { expect, test } from 'vitest';
import { deckSources } from '../../src/deck/deck-sources.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { cardText, deckText } from '../support/decks.ts';

const sources = (text: string) => deckSources(new SourceFile('deck.md', text));
const deck = deckText(cardText('a'));

test('the sources of a deck are those of its front matter', () => {
  const pages = ['https://kubernetes.io/docs/a/', 'https://kubernetes.io/docs/b/'];
  expect(sources(deck.replace('\n---', `\nsources:\n  - ${pages.join('\n  - ')}\n---`))).toEqual(pages);
  expect(sources(deck)).toEqual([]);
});

test('there are none where the front matter cannot be read', () => {
  expect(sources('')).toEqual([]);
  expect(sources(deck.replace('topic: rbac\n', ''))).toEqual([]);
});
