import type { Range } from '../source/range.ts';

export type Outcome = 'correct' | 'close' | 'unsure' | 'wrong';

/** One way in which an answer differs from what was asked. */
export interface Difference {
  /** A closed word of the grader, such as `flag` or `missing-field`. */
  readonly code: string;
  /** Where in the answer's structure: `namespace`, `spec.containers[0].image`, `gap 2`. */
  readonly path: string;
  readonly expected?: string;
  readonly actual?: string;
  /** In words, for the learner. */
  readonly message: string;
  /** Where in the learner's text, where it stands there. */
  readonly range?: Range;
  /** Where in the verdict's `reference`, where it stands there. */
  readonly referenceRange?: Range;
}

export interface Verdict {
  readonly outcome: Outcome;
  /** The share of the task that is done, 0 to 1. 1 only when `correct`. */
  readonly score: number;
  readonly differences: readonly Difference[];
  /** What FSRS is told: 1 again, 2 hard, 3 good, 4 easy; `null` where only the learner can say. */
  readonly rating: 1 | 2 | 3 | 4 | null;
  /** The way that the differences are about, where an answer is compared to a text. */
  readonly reference?: string;
  /** What decided: what the answer says, that no small cluster tells it from the reference, or one that does. */
  readonly by?: 'words' | 'effect' | 'world';
  /** What means the same with fewer characters, where the answer is right. */
  readonly shorter?: string;
}
