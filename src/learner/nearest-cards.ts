import { nearest } from '../source/nearest.ts';

/** The identities most similar to `word`, best first; a word without a topic is compared with the ids only. */
export function nearestCards(word: string, identities: Iterable<string>): string[] {
  if (word.includes('/')) return nearest(word, identities);
  const all = [...identities];
  const ids = nearest(word, new Set(all.map(idOf)));
  return ids.flatMap((id) => all.filter((identity) => idOf(identity) === id));
}

function idOf(identity: string): string {
  return identity.slice(identity.indexOf('/') + 1);
}
