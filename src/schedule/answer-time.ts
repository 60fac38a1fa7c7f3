import type { Kind } from '../deck/card.ts';

/**
 * Seconds that an answer takes until the learner's own times are known: to read and think, and to type what the shipped cards of the kind ask
 * for at about 200 characters a minute. It is less than an exam leaves for it, where there is a cluster to go to and a result to check.
 */
export const DEFAULT_SECONDS: Readonly<Record<Kind, number>> = {
  recall: 15,
  choice: 15,
  multi: 20,
  cloze: 20,
  text: 15,
  steps: 30,
  command: 25,
  manifest: 75,
  lab: 300,
};

/** Seconds to read what was right or wrong before going on. */
export const READING_SECONDS = 5;

/** Milliseconds; an answer that takes longer was a pause. */
export const LONGEST_ANSWER = 900_000;

/** Own answers after which they count as much as the default. */
const TRUST = 10;

/** What is known of the answers to one card: how many, and the milliseconds that they took. */
interface Answers {
  readonly reviews: number;
  readonly ms: number;
}

/**
 * Seconds that a card of each kind is expected to take, its verdict read: the learner's mean, drawn to the default while answers
 * are few.
 */
export function answerSeconds(
  cards: Iterable<{ readonly identity: string; readonly kind: Kind }>,
  states: ReadonlyMap<string, Answers>,
): Readonly<Record<Kind, number>> {
  const seconds = { ...DEFAULT_SECONDS };
  const answers: Partial<Record<Kind, number>> = {};
  for (const { identity, kind } of cards) {
    const state = states.get(identity);
    if (!state || state.ms === 0) continue;
    const before = TRUST + (answers[kind] ?? 0);
    seconds[kind] = (seconds[kind] * before + state.ms / 1000) / (before + state.reviews);
    answers[kind] = (answers[kind] ?? 0) + state.reviews;
  }
  for (const kind of Object.keys(seconds) as Kind[]) seconds[kind] += READING_SECONDS;
  return seconds;
}
