import type { Kind } from '../deck/card.ts';

/**
 * Seconds that an answer of each kind takes on average until the learner's own times are known: to read, think and type. Many answers are
 * given up, or given again on the same day, so a first right one takes about half as long again.
 */
export const DEFAULT_SECONDS: Readonly<Record<Kind, number>> = {
  recall: 10,
  choice: 10,
  multi: 13,
  cloze: 13,
  text: 12,
  steps: 20,
  command: 20,
  manifest: 47,
  lab: 300,
};

/** Seconds of a typed answer beside those of typing it. */
const BESIDE_TYPING: Readonly<Partial<Record<Kind, number>>> = { command: 7, manifest: 23 };
/** About 40 words a minute, given-up answers included. Of prose people type 52: Dhakal et al. (2018), <https://doi.org/10.1145/3173574.3174220>. */
const CHARACTERS_A_SECOND = 5;

/** Seconds to read what was right or wrong before going on. */
export const READING_SECONDS = 7;

/** Milliseconds; an answer that takes longer was a pause. */
export const LONGEST_ANSWER = 900_000;

/** Own answers after which they count as much as the default. */
const TRUST = 10;

/** What is known of the answers to one card: how many, and the milliseconds that they took. */
interface Answers {
  readonly reviews: number;
  readonly ms: number;
}

/** What tells how long a card takes; an entry of the catalogue is one. */
export interface TimedCard {
  readonly kind: Kind;
  /** Characters that a right answer takes to type, where that is known. */
  readonly typed?: number;
}

/**
 * Seconds that a card is expected to take, its verdict read: by its kind and what it takes to type, times the learner's pace at the kind, which is drawn to the
 * default while answers are few.
 */
export function answerTimes(
  cards: Iterable<TimedCard & { readonly identity: string }>,
  states: ReadonlyMap<string, Answers>,
): (card: TimedCard) => number {
  const own = new Map<Kind, { usual: number; answers: number }>();
  for (const card of cards) {
    const state = states.get(card.identity);
    if (!state || state.ms === 0) continue;
    const { usual, answers } = own.get(card.kind) ?? { usual: 0, answers: 0 };
    own.set(card.kind, {
      usual: usual + state.ms / 1000 / usualSeconds(card),
      answers: answers + state.reviews,
    });
  }
  return (card) => {
    const { usual, answers } = own.get(card.kind) ?? { usual: 0, answers: 0 };
    return (usualSeconds(card) * (TRUST + usual)) / (TRUST + answers) + READING_SECONDS;
  };
}

function usualSeconds({ kind, typed }: TimedCard): number {
  const beside = BESIDE_TYPING[kind];
  if (typed === undefined || beside === undefined) return DEFAULT_SECONDS[kind];
  return beside + typed / CHARACTERS_A_SECOND;
}
