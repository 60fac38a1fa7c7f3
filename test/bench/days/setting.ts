import { readFileSync } from 'node:fs';
import { type Curriculum, domainWeights } from '../../../src/curriculum/curriculum.ts';
import type { Catalogue } from '../../../src/deck/catalogue/catalogue.ts';
import { type CatalogueEntry, entriesOf } from '../../../src/deck/catalogue/catalogue-entry.ts';
import type { Experience } from '../../../src/schedule/first-answer.ts';
import { drawExam } from '../../../src/session/exam/draw.ts';

/**
 * What the simulation over days holds fixed: the shipped decks, three kinds of learners, the days and the minutes. Written before the
 * scheduler was run against it; seeds above `FIRST_SEED` are for tuning.
 */
export const DAYS = [5, 20, 42] as const;
export const MINUTES = [15, 30, 60] as const;
export const FIRST_SEED = 1;

const catalogue: Catalogue = JSON.parse(readFileSync('dist/catalogue.json', 'utf8'));
const CURRICULUM: Pick<Curriculum, 'domains'> = JSON.parse(readFileSync('dist/curriculum.json', 'utf8'));
export const WEIGHTS = domainWeights(CURRICULUM);
/** The cards of a day's session: labs are done in a shell of their own. */
export const CARDS: readonly CatalogueEntry[] = catalogue.decks
  .flatMap(entriesOf)
  .filter(({ kind }) => kind !== 'lab');
/** The order in which an import of the deck files would bring them. */
export const FILE_ORDER: readonly number[] = CARDS.map((card, i) => ({ path: card.deck.path, i }))
  .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.i - b.i))
  .map(({ i }) => i);

/** What a kind of learner knows before, by a card's level, and how slow answers are, beside the usual seconds. */
export interface LearnerKind {
  readonly name: string;
  /** What such a learner says at the first start. */
  readonly experience: Experience;
  readonly known: Readonly<Record<1 | 2 | 3, number>>;
  readonly pace: number;
}

export const LEARNERS: readonly LearnerKind[] = [
  { name: 'beginner', experience: 'new', known: { 1: 0.2, 2: 0.05, 3: 0.02 }, pace: 1.1 },
  { name: 'informed', experience: 'some', known: { 1: 0.4, 2: 0.2, 3: 0.08 }, pace: 1 },
  { name: 'experienced', experience: 'experienced', known: { 1: 0.65, 2: 0.4, 3: 0.2 }, pace: 0.9 },
];

/** Who does not know gives up before a right answer would be written. */
export const GIVEN_UP = 0.6;
/** Seconds to read what was right, or the answer. */
export const AFTER_RIGHT = 3;
export const AFTER_WRONG = 12;
/**
 * What reading an answer leaves of the memory that FSRS gives a missed card, until it was answered right on the same day: Anki always asks again, so
 * FSRS knows no card that was left at that. The rest is the effect of retrieval: Roediger and Karpicke (2006),
 * <https://doi.org/10.1111/j.1467-9280.2006.01693.x>.
 */
export const ONLY_READ = 0.4;
/** Standard deviation of the logarithm of an answer's time. */
export const TIME_NOISE = 0.35;
/** Who answers a card again on the day on which it was missed has not to look for the answer. */
export const AGAIN_PACE = 0.6;
/** Who has just read an answer gives it again with this chance, however well it is remembered. */
export const REPEATED = 0.9;

const DRAWS = 3000;

/** The points that each card stands for in a mock exam: means over drawn exams, not the scheduler's formula. */
export const POINTS: readonly number[] = drawnPoints();

function drawnPoints(): number[] {
  const points = new Map<string, number>();
  for (let i = 0; i < DRAWS; i++) {
    const options = {
      entries: CARDS,
      states: new Map(),
      weights: WEIGHTS,
      count: 17,
      previous: new Set<string>(),
    };
    for (const { item, weight } of drawExam({ ...options, labs: false, seed: `exam ${i}` }).tasks)
      points.set(item.identity, (points.get(item.identity) ?? 0) + weight / 100 / DRAWS);
  }
  return CARDS.map(({ identity }) => points.get(identity) ?? 0);
}
