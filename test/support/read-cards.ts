import type { Card } from '../../src/deck/card.ts';
import { type Deck, parseDeck } from '../../src/deck/reading/parse-deck.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { deckText } from './decks.ts';

/** A deck of one card with an answer, and with properties beside its id. */
function deckOf(answer: string, ...properties: readonly string[]): Deck {
  const comment = ['<!--', 'id: a', ...properties, '-->'].join('\n');
  return parseDeck(new SourceFile('deck.md', deckText(`## Prompt\n${comment}\n\n${answer}\n`)));
}

/** Its card; a finding is an error of the test. */
export function cardOf(answer: string, ...properties: readonly string[]): Card {
  const { cards, diagnostics } = deckOf(answer, ...properties);
  const [card] = cards;
  if (card === undefined || diagnostics.length > 0)
    throw new Error(`no healthy card: ${diagnostics.map(({ message }) => message).join('; ')}`);
  return card;
}

/** What is said of it, with the help. */
export function messagesOf(answer: string, ...properties: readonly string[]): string[] {
  return deckOf(answer, ...properties).diagnostics.map(({ message, help = '' }) => `${message}; ${help}`);
}

/** What is found in it: the code, and the text that it points at. */
export function findingsOf(answer: string, ...properties: readonly string[]): [string, string][] {
  return deckOf(answer, ...properties).diagnostics.map(({ code, file, range }) => [
    code,
    file.text.slice(range.start, range.end),
  ]);
}
