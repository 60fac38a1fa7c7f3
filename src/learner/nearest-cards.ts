import { nearest } from '../source/nearest.ts';

/** The identities most like `word`, best first; a word without a topic is held against the ids alone. */
export function nearestCards(word: string, identities: Iterable<string>): string[] {
  if (word.includes('/')) return nearest(word, identities);
  const all = [...identities];
  const ids = nearest(word, new Set(all.map(idOf)));
  return ids.flatMap((id) => all.filter((identity) => idOf(identity) === id));
}

function idOf(identity: string): string {
  return identity.slice(identity.indexOf('/') + 1);
}
