import { currentIdentity } from '../deck/identity.ts';
import type { Learner } from './open-learner.ts';

/** The cards that were missed today in study, as they are called now, each once and in order. Reads the whole log. */
export function missedOn({ progress, library, day }: Learner): string[] {
  const known = new Set(library.entries.map(({ identity }) => identity));
  const missed = progress
    .history()
    .flatMap((event) =>
      event.type === 'review' && event.day === day && event.rating === 1 && event.mode === 'study'
        ? [currentIdentity(event.card, library.renames)]
        : [],
    );
  return [...new Set(missed)].filter((identity) => known.has(identity));
}
