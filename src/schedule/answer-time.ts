import type { Kind } from '../deck/card.ts';

/**
 * The average seconds of an answer of each kind until the learner's own times are known: to read, think and type. Many answers are
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

/** The seconds of a typed answer in addition to typing it. */
const BESIDE_TYPING: Readonly<Partial<Record<Kind, number>>> = { command: 7, manifest: 23 };
/** About 40 words a minute, given-up answers included. Of prose people type 52: Dhakal et al. (2018), <https://doi.org/10.1145/3173574.3174220>. */
const CHARACTERS_A_SECOND = 5;

/** The seconds to read a verdict before continuing. */
export const READING_SECONDS = 7;

/** In milliseconds; if an answer takes longer, there was a pause. */
export const LONGEST_ANSWER = 900_000;

/** The number of own answers with which they count as much as the default. */
const TRUST = 10;

/** The answers to one card: how many, and the milliseconds that they took. */
interface Answers {
  readonly reviews: number;
  readonly ms: number;
}

/** The properties on which a card's time depends; an entry of the catalogue has them. */
export interface TimedCard {
  readonly kind: Kind;
  /** The number of characters of a right answer, if known. */
  readonly typed?: number;
}

/**
 * The expected seconds of a card, including reading its verdict: by its kind and the characters to type, times the learner's pace at the kind,
 * which is close to the default while there are few answers.
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
