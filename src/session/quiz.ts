import type { CardState } from '../schedule/card-state.ts';
import { interleave } from '../schedule/queue/interleave.ts';
import { createRandom, shuffle } from '../schedule/random.ts';
import type { SessionEntry } from './card-feed.ts';
import { firstOfGroups } from './first-of-groups.ts';
import { startSession, type Transition } from './session.ts';

export interface QuizOptions {
  readonly entries: readonly SessionEntry[];
  readonly states: ReadonlyMap<string, CardState>;
  readonly count: number;
  /** The same seed draws the same cards from the same decks. */
  readonly seed: string;
}

/** Starts a quiz with cards drawn at random: only one of siblings or of a chain as long as there are others; suspended cards are left out. */
export function startQuiz({ entries, states, count, seed }: QuizOptions, now: number): Transition {
  const open = entries.filter(({ identity }) => (states.get(identity)?.suspended ?? null) === null);
  const { first, further } = firstOfGroups(shuffle(open, createRandom(seed)));
  const drawn = interleave([...first, ...further].slice(0, count));
  const known = new Map(entries.map((entry) => [entry.identity, entry]));
  const feed = { type: 'list', identities: drawn.map((entry) => entry.identity) } as const;
  return startSession({ entries: known, seed, feed, statuses: new Map(), endsAt: null }, now);
}
