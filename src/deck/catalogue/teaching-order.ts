import type { Curriculum } from '../../curriculum/curriculum.ts';
import type { DeckHeader } from '../card.ts';

/**
 * Decks in the order in which a beginner meets them: within a domain as the syllabus has its topics, the domains in turn, so that the first
 * days touch all of the exam. Domains that the exam leaves out come last, topics that the syllabus does not know at the end of theirs.
 */
export function teachingOrder<T extends { readonly header: DeckHeader }>(
  decks: readonly T[],
  { topics, domains }: Curriculum,
): T[] {
  const place = new Map(Object.keys(topics).map((topic, index) => [topic, index]));
  const placeOf = ({ header }: T): number => place.get(header.topic) ?? Number.POSITIVE_INFINITY;
  const sorted = [...decks].sort((a, b) => placeOf(a) - placeOf(b));
  const inExam = new Set(domains.filter((domain) => domain.weight > 0).map((domain) => domain.slug));
  const slugs = new Set(sorted.map((deck) => deck.header.domain).filter((domain) => inExam.has(domain)));
  const lists = [...slugs].map((domain) => sorted.filter((deck) => deck.header.domain === domain));
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const turns = Array.from({ length: longest }, (_, turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  );
  return [...turns.flat(), ...sorted.filter((deck) => !inExam.has(deck.header.domain))];
}
