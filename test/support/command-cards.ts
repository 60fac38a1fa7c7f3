import type { CardOf } from '../../src/deck/card.ts';
import { parseDeck } from '../../src/deck/reading/parse-deck.ts';
import { deckPaths, readSource } from './decks.ts';

/** The cards of the shipped decks that ask for commands. */
export function commandCards(): CardOf<'command'>[] {
  return deckPaths('decks').flatMap((path) => {
    const { cards } = parseDeck(readSource(path));
    return cards.filter((card) => card.kind === 'command');
  });
}
