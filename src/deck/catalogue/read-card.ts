import type { SourceFile } from '../../source/source-file.ts';
import type { Card } from '../card.ts';
import { outlineDeck } from '../reading/outline-deck.ts';
import { parseCard } from '../reading/parse-card.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

/**
 * The card of an entry, from the text of its deck. Reads only the range that the catalogue gives; if the file has
 * changed since, the card is found by its id. `null` if it is gone, or has an error now.
 */
export function readCard(entry: CatalogueEntry, file: SourceFile): Card | null {
  const stretch = file.text.slice(0, entry.end);
  return findCard(entry, file, stretch, entry.start) ?? findCard(entry, file, file.text, 0);
}

/** Drops findings: reading the whole deck reports them. */
function findCard(entry: CatalogueEntry, file: SourceFile, text: string, from: number): Card | null {
  let found: Card | null = null;
  outlineDeck(text, from, {
    other: () => {},
    card: (outline) => {
      if (found !== null) return;
      const card = parseCard(outline, entry.deck, { file, list: [] });
      if (card?.identity === entry.identity) found = card;
    },
  });
  return found;
}
