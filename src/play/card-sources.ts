import type { Card } from '../deck/card.ts';

/** A link of a card's note, as `<https://...>` or within Markdown's parentheses. */
const LINK = /https:\/\/[^\s<>)\]]+/;

/** Pages to read on a card: none beside those that its notes link to, else its deck's. */
export async function cardSources({ notes, file }: Card): Promise<readonly string[]> {
  if (notes.some(({ text }) => LINK.test(text))) return [];
  const { deckSources } = await import('../deck/deck-sources.ts');
  return deckSources(file);
}
