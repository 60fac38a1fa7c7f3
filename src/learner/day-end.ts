import { currentIdentity } from '../deck/identity.ts';
import { streak } from '../schedule/statistics/streak.ts';
import type { Learner } from './open-learner.ts';

/** The current identities of the cards that were missed today in study, each once and in order. Reads the whole log. */
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

/** The greatest number of days to look back. */
const LONGEST = 1000;

/** The number of consecutive days with study, including today if there was any. */
export function currentStreak({ progress, day, settings }: Learner): number {
  const days = Array.from({ length: LONGEST }, (_, back) => day - back).filter(
    (each) => progress.doneOn(each).ms > 0,
  );
  return streak(days, day, settings['days-off']).current;
}
