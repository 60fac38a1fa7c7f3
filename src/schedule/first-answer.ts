import type { Level } from '../curriculum/course.ts';
import type { CardState } from './card-state.ts';

/** How much of Kubernetes a learner says to know. */
export const EXPERIENCES = ['new', 'some', 'experienced'] as const;
export type Experience = (typeof EXPERIENCES)[number];

/**
 * The chance that a card is known when it is asked for the first time, by its level, until the learner's own first answers tell. Rough figures,
 * not measured: an idea is often known or can be worked out, a command with its flags seldom.
 */
const KNOWN_BEFORE: Readonly<Record<Experience, Readonly<Record<Level, number>>>> = {
  new: { 1: 0.2, 2: 0.05, 3: 0.02 },
  some: { 1: 0.4, 2: 0.2, 3: 0.1 },
  experienced: { 1: 0.65, 2: 0.4, 3: 0.2 },
};

/** Own first answers after which they count as much as those figures. */
const TRUST = 20;

/** The chance that a card of a level is known when it is asked for the first time, 0 to 1. */
export type FirstChance = (card: { readonly level: Level }) => number;

/** What a learner's experience says, drawn to the share of first answers that were right at each level. */
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
