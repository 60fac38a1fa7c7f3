import type { Level } from '../curriculum/course.ts';
import type { CardState } from './card-state.ts';

/** The learner's own statement of experience with Kubernetes. */
export const EXPERIENCES = ['new', 'some', 'experienced'] as const;
export type Experience = (typeof EXPERIENCES)[number];

/**
 * The probability that a card is known when it is asked for the first time, by its level, until the learner's own first answers show it. Rough
 * figures, not measured: an idea is often known or can be worked out, a command with its flags rarely.
 */
const KNOWN_BEFORE: Readonly<Record<Experience, Readonly<Record<Level, number>>>> = {
  new: { 1: 0.2, 2: 0.05, 3: 0.02 },
  some: { 1: 0.4, 2: 0.2, 3: 0.1 },
  experienced: { 1: 0.65, 2: 0.4, 3: 0.2 },
};

/** The number of own first answers with which they count as much as those figures. */
const TRUST = 20;

/** The chance that a card of a level is known when it is asked for the first time, 0 to 1. */
export type FirstChance = (card: { readonly level: Level }) => number;

/** The figures for a learner's experience, adjusted by the share of right first answers at each level. */
export function firstChance(
  cards: Iterable<{ readonly identity: string; readonly level: Level }>,
  states: ReadonlyMap<string, CardState>,
  experience: Experience,
): FirstChance {
  const known = KNOWN_BEFORE[experience];
  const asked: Record<Level, number> = { 1: 0, 2: 0, 3: 0 };
  const right: Record<Level, number> = { 1: 0, 2: 0, 3: 0 };
  for (const { identity, level } of cards) {
    const first = states.get(identity)?.firstRight ?? null;
    if (first === null) continue;
    asked[level]++;
    if (first) right[level]++;
  }
  return ({ level }) => (known[level] * TRUST + right[level]) / (TRUST + asked[level]);
}
