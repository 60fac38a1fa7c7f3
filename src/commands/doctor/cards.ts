import { currentIdentity } from '../../deck/identity.ts';
import type { Library } from '../../learner/deck-library.ts';
import { effective } from '../../progress/effective.ts';
import type { ProgressEvent } from '../../progress/event.ts';
import { programName } from '../../source/program-name.ts';
import { type Check, type Subject, some } from './check.ts';

/** Answered cards that have been reworded since, or are in no deck any more. */
export function checkCards({ env, library, log }: Subject): Check[] {
  if ('failure' in library || 'failure' in log) return [];
  const answered = lastFingerprints(log.value.parsed.events, library.value);
  const now = new Map(library.value.entries.map((entry) => [entry.identity, entry.fingerprint]));
  const identities = [...answered.keys()];
  const gone = identities.filter((identity) => !now.has(identity));
  const reworded = identities.filter(
    (identity) => now.has(identity) && now.get(identity) !== answered.get(identity),
  );
  const checks: Check[] = [];
  if (reworded.length > 0)
    checks.push({
      status: 'note',
      message: `${reworded.length} reworded since you last answered: ${some(reworded)}`,
      help: `their memory is kept; ${programName(env.variables)} reset ID makes one new again`,
    });
  if (gone.length > 0)
    checks.push({
      status: 'note',
      message: `${gone.length} answered and in no deck here: ${some(gone)}`,
      help: 'their memory is kept for when the deck is back; a card that was renamed names its earlier id in `was`',
    });
  if (checks.length > 0) return checks;
  return [{ status: 'ok', message: `cards answered: ${answered.size}, all in their decks as they were` }];
}

/** The text of each card when it was last answered, by the card's current name. */
function lastFingerprints(events: readonly ProgressEvent[], { renames }: Library): Map<string, string> {
  const last = new Map<string, string>();
  for (const event of effective(events)) {
    const identity = 'card' in event ? currentIdentity(event.card, renames) : '';
    if (event.type === 'review') last.set(identity, event.fingerprint);
    else if (event.type === 'reset') last.delete(identity);
  }
  return last;
}
