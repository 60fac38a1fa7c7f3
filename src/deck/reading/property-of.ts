import type { Card } from '../card.ts';
import { outlineDeck } from './outline-deck.ts';
import { type Property, type PropertyName, parseProperties } from './properties.ts';

/** A property in the source of a card's comment, to point at; it is read again, because only findings need it. */
export function propertyOf(
  { file, range }: Pick<Card, 'file' | 'range'>,
  name: PropertyName,
): Property | undefined {
  let property: Property | undefined;
  const text = file.text.slice(0, range.end);
  outlineDeck(text, range.start, {
    other: () => {},
    card: ({ comment }) => {
      if (comment !== null) property = parseProperties(text, comment, { file, list: [] })?.get(name);
    },
  });
  return property;
}
