import type { Course } from '../../curriculum/course.ts';
import type { DeckHeader } from '../card.ts';

/** Decks in the order in which a course first names their topics or one of their cards; decks that it does not name come last. */
export function deckOrder<T extends { readonly header: Pick<DeckHeader, 'topic'> }>(
  decks: readonly T[],
  { units }: Course,
): T[] {
  const members = units.flatMap((unit) => unit.members);
  const place = new Map<string, number>();
  for (const [i, topic] of [...members, ...members.map((member) => member.split('/')[0] ?? '')].entries())
    if (!place.has(topic)) place.set(topic, i);
  const placeOf = ({ header }: T): number => place.get(header.topic) ?? Number.POSITIVE_INFINITY;
  return [...decks].sort((a, b) => placeOf(a) - placeOf(b) || 0);
}
