import { createRandom, type Random } from '../../../src/schedule/random.ts';
import { CARDS } from './setting.ts';

const DAY = 86_400;

/** A simulated learner: what the scheduler must guess is known here. Times are in seconds from the first day's midnight. */
export interface Learner {
  /** The true chance of recall; 0 for a card that was never seen. */
  recall(card: number, at: number): number;
  /** The card was asked, answered so, and its answer read. */
  learn(card: number, at: number, correct: boolean): void;
}

export type LearnerModel = (seed: string) => Learner;

/** The learners, neither of them the scheduler's own model. */
export const MODELS: Readonly<Record<string, LearnerModel>> = {
  'power law with noise': powerLaw,
  'item-specific forgetting': itemSpecific,
};

/**
 * Forgetting by a power of time, as in Wixted and Ebbesen (1991), <https://doi.org/10.1111/j.1467-9280.1991.tb00175.x>: recall is
 * (1 + t/9S)^-1. A success multiplies the strength S by an amount that grows with how nearly the card was forgotten, a lapse
 * leaves a root of it. Every card has its own ease, every review its own luck.
 */
function powerLaw(seed: string): Learner {
  const random = createRandom(`power law ${seed}`);
  const talent = Math.exp(0.25 * normal(random));
  const ease = CARDS.map(() => Math.exp(0.4 * normal(random)) * talent);
  const strength: number[] = [];
  const last: number[] = [];
  const recall = (card: number, at: number) => {
    const s = strength[card];
    return s === undefined ? 0 : 1 / (1 + (at - (last[card] ?? at)) / DAY / (9 * s));
  };
  return {
    recall,
    learn(card, at, correct) {
      const before = strength[card];
      const luck = Math.exp(0.3 * normal(random)) * (ease[card] ?? 1);
      if (before === undefined) strength[card] = 0.8 * luck;
      else if (correct) strength[card] = before * (1 + 9 * luck * (1 - recall(card, at)));
      else strength[card] = Math.min(before, 0.7 * luck * Math.sqrt(1 + before));
      last[card] = at;
    },
  };
}

/**
 * Pavlik and Anderson (2005), <https://doi.org/10.1207/s15516709cog0000_14>: each practice leaves a trace that decays by a power of
 * its own, the faster the more active the memory was then, and by an intercept of the item's. Time between days counts
 * for a part of time within one.
 */
function itemSpecific(seed: string): Learner {
  const random = createRandom(`item-specific ${seed}`);
  const intercept = 0.17 * Math.exp(0.15 * normal(random));
  const decay = CARDS.map(() => intercept * Math.exp(0.25 * normal(random)));
  const traces: { readonly at: number; readonly decay: number }[][] = CARDS.map(() => []);
  const activation = (card: number, at: number) => {
    let sum = 0;
    for (const trace of traces[card] ?? []) sum += Math.max(1, psychological(trace.at, at)) ** -trace.decay;
    return Math.log(sum);
  };
  return {
    recall(card, at) {
      return traces[card]?.length ? 1 / (1 + Math.exp((-0.704 - activation(card, at)) / 0.4)) : 0;
    },
    learn(card, at) {
      const active = activation(card, at);
      traces[card]?.push({ at, decay: 0.217 * Math.exp(active) + (decay[card] ?? intercept) });
    },
  };
}

function psychological(from: number, to: number): number {
  const nights = Math.floor(to / DAY) - Math.floor(from / DAY);
  return nights === 0 ? to - from : Math.max(60, 0.025 * (to - from));
}

/** A draw from the standard normal distribution (Box and Muller). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.unit())) * Math.cos(2 * Math.PI * random.unit());
}
