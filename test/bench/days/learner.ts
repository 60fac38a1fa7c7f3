import { createRandom } from '../../../src/schedule/random.ts';
import { normal } from '../simulate/learner.ts';
import { CARDS, type LearnerKind, ONLY_READ, REPEATED } from './setting.ts';

const DAY = 86_400;

/** A simulated learner: what a scheduler must guess is known here. Times are in seconds from the first day's midnight. */
export interface Learner {
  /** The true chance of a right answer at a moment, now or later, if the card is not asked before. */
  recall(card: number, at: number): number;
  /** The card was asked, answered so, and its answer read. */
  learn(card: number, at: number, correct: boolean): void;
  /** The chance of a right answer as far as it can be known without asking. */
  chance(card: number, at: number): number;
  /** What an answer at a moment would be expected to make of the recall at a later one; with `repeated`, asked again on the day if it is missed. */
  afterAnswer(card: number, at: number, later: number, repeated?: boolean): number;
}

interface Trace {
  readonly stability: number;
  readonly difficulty: number;
  readonly at: number;
  /** Missed, and not answered right since on the same day. */
  readonly onlyRead: boolean;
}

/** The medians of FSRS-6's weights over some ten thousand users of Anki, as published with it. */
const MEDIAN = {
  first: [0.212, 2.3065],
  difficulty: [6.4133, 2.118],
  growth: 1.8722,
  saturation: 0.1666,
  spacing: 0.796,
  lapse: [1.4835, 0.0614, 0.2629, 1.6483],
  sameDay: [0.5425, 0.0912, 0.0658],
  decay: 0.1542,
} as const;

/**
 * A learner out of that population: what is known of how people forget, with what the scheduler cannot know. Every learner has a talent of
 * their own (first memories and growth by a log-normal factor), a curve of their own (decay), every card an ease, every review its luck, and
 * some cards are known before they are asked. A card that is known before and never asked stays known.
 */
export function createLearner(kind: LearnerKind, seed: string): Learner {
  const random = createRandom(`learner ${kind.name} ${seed}`);
  const spread = (deviation: number) => Math.exp(deviation * normal(random));
  const talent = spread(0.3);
  const growth = Math.exp(MEDIAN.growth) * spread(0.25);
  const decay = MEDIAN.decay * spread(0.25);
  const factor = 0.9 ** (-1 / decay) - 1;
  const ease = CARDS.map(() => spread(0.5));
  const known = CARDS.map(({ level }) => random.unit() < kind.known[level]);
  const traces: (Trace | undefined)[] = CARDS.map(() => undefined);

  const curve = ({ stability, at, onlyRead }: Trace, later: number): number =>
    (1 + (factor * Math.max(0, later - at)) / DAY / (stability * (onlyRead ? ONLY_READ : 1))) ** -decay;
  const recall = (card: number, at: number): number => {
    const trace = traces[card];
    if (!trace) return known[card] ? 1 : 0;
    const isSameDay = Math.floor(trace.at / DAY) === Math.floor(at / DAY);
    return curve(trace, at) * (isSameDay ? REPEATED : 1);
  };
  const chance = (card: number, at: number): number =>
    traces[card] ? recall(card, at) : kind.known[CARDS[card]?.level ?? 2];
  const next = (
    trace: Trace | undefined,
    card: number,
    at: number,
    correct: boolean,
    luck: number,
  ): Trace => {
    const own = (ease[card] ?? 1) * talent;
    if (!trace) {
      const grade = correct ? 1 : 0;
      return {
        stability: (MEDIAN.first[grade] ?? 1) * own * luck,
        difficulty: MEDIAN.difficulty[grade] ?? 5,
        at,
        onlyRead: !correct,
      };
    }
    const { stability, difficulty } = trace;
    const easier = Math.min(10, Math.max(1, difficulty + (correct ? -0.01 : (6 * (10 - difficulty)) / 9)));
    if (Math.floor(trace.at / DAY) === Math.floor(at / DAY)) {
      const [a, b, c] = MEDIAN.sameDay;
      const grown = Math.exp(a * ((correct ? 0 : -2) + b)) * stability ** -c;
      return {
        stability: stability * (correct ? Math.max(1, grown) : grown),
        difficulty: easier,
        at,
        onlyRead: !correct,
      };
    }
    const forgotten = 1 - curve(trace, at);
    if (correct) {
      const gain = growth * luck * (11 - difficulty) * stability ** -MEDIAN.saturation;
      return {
        stability: stability * (1 + gain * Math.expm1(MEDIAN.spacing * forgotten)),
        difficulty: easier,
        at,
        onlyRead: false,
      };
    }
    const [a, b, c, d] = MEDIAN.lapse;
    const left = a * difficulty ** -b * ((stability + 1) ** c - 1) * Math.exp(d * forgotten) * luck;
    return { stability: Math.min(stability, left), difficulty: easier, at, onlyRead: true };
  };
  return {
    recall,
    learn(card, at, correct) {
      traces[card] = next(traces[card], card, at, correct, spread(0.3));
    },
    chance,
    afterAnswer(card, at, later, repeated = false) {
      const right = chance(card, at);
      const [known, missed] = [true, false].map((correct) => next(traces[card], card, at, correct, 1));
      if (!known || !missed) return 0;
      const left = repeated ? next(missed, card, at, true, 1) : missed;
      return right * curve(known, later) + (1 - right) * curve(left, later);
    },
  };
}
