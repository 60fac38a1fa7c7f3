import { createRandom } from '../../../src/schedule/random.ts';
import { normal } from '../simulate/learner.ts';
import type { Learner } from './learner.ts';
import { CARDS, type LearnerKind, ONLY_READ, REPEATED } from './setting.ts';

const DAY = 86_400;

/** Decay of a first trace, by what activation raises that of a later one, and where and how sharply recall sets in, as published. */
const DECAY = 0.177;
const BY_ACTIVATION = 0.217;
const THRESHOLD = -0.704;
/** Wider than the published 0.255, as `simulate` has it: cards differ more than pairs of words. */
const NOISE = 0.4;
/** How much of the time between sessions counts beside time within one. */
const BETWEEN_SESSIONS = 0.025;
/** By which a card that was known before is more active than one that was not, however long ago it was asked. */
const KNOWN_BEFORE = 1.2;

interface PracticeTrace {
  readonly at: number;
  readonly decay: number;
  readonly strength: number;
}

/**
 * A learner by another theory than the scheduler's: each practice leaves a trace that decays by a power of time, the faster the more active the memory was
 * then, so that what is repeated too early fades early. Pavlik and Anderson (2005), <https://doi.org/10.1207/s15516709cog0000_14>. What
 * the two learners share is what they know before, and that reading an answer leaves less than giving it.
 */
export function createTraceLearner(kind: LearnerKind, seed: string): Learner {
  const random = createRandom(`traces ${kind.name} ${seed}`);
  const spread = (deviation: number) => Math.exp(deviation * normal(random));
  const talent = spread(0.15);
  const decays = CARDS.map(() => DECAY * talent * spread(0.25));
  const known = CARDS.map(({ level }) => random.unit() < kind.known[level]);
  const traces: (readonly PracticeTrace[])[] = CARDS.map(() => []);
  const activation = (card: number, own: readonly PracticeTrace[], at: number): number =>
    Math.log(own.reduce((sum, t) => sum + t.strength * felt(t.at, at) ** -t.decay, 0)) +
    (known[card] ? KNOWN_BEFORE : 0);
  const recallBy = (card: number, own: readonly PracticeTrace[], at: number): number =>
    1 / (1 + Math.exp((THRESHOLD - activation(card, own, at)) / NOISE));
  const after = (
    own: readonly PracticeTrace[],
    card: number,
    at: number,
    correct: boolean,
  ): readonly PracticeTrace[] => {
    const active = own.length === 0 ? 0 : Math.exp(activation(card, own, at));
    const decay = BY_ACTIVATION * active + (decays[card] ?? DECAY);
    return [...own, { at, decay, strength: correct ? 1 : ONLY_READ }];
  };
  const recall = (card: number, at: number): number => {
    const own = traces[card] ?? [];
    const last = own.at(-1);
    if (!last) return known[card] ? 1 : 0;
    const isSameDay = Math.floor(last.at / DAY) === Math.floor(at / DAY);
    return isSameDay ? REPEATED : recallBy(card, own, at);
  };
  const chance = (card: number, at: number): number =>
    traces[card]?.length ? recall(card, at) : kind.known[CARDS[card]?.level ?? 2];
  return {
    recall,
    chance,
    learn(card, at, correct) {
      traces[card] = after(traces[card] ?? [], card, at, correct);
    },
    afterAnswer(card, at, later, repeated = false) {
      const right = chance(card, at);
      const own = traces[card] ?? [];
      const missed = after(own, card, at, false);
      const left = repeated ? after(missed, card, at, true) : missed;
      return (
        right * recallBy(card, after(own, card, at, true), later) + (1 - right) * recallBy(card, left, later)
      );
    },
  };
}

/** Seconds from a practice, those between sessions for a part of themselves. */
function felt(from: number, to: number): number {
  const nights = Math.floor(to / DAY) - Math.floor(from / DAY);
  return nights === 0 ? Math.max(1, to - from) : Math.max(60, BETWEEN_SESSIONS * (to - from));
}
