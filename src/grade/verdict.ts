import type { Range } from '../source/range.ts';

export type Outcome = 'correct' | 'close' | 'unsure' | 'wrong';

/** One difference between an answer and the expected one. */
export interface Difference {
  /** A code of the grader, such as `flag` or `missing-field`. */
  readonly code: string;
  /** The path in the answer's structure: `namespace`, `spec.containers[0].image`, `gap 2`. */
  readonly path: string;
  readonly expected?: string;
  readonly actual?: string;
  /** In words, for the learner. */
  readonly message: string;
  /** The range in the learner's text, if it has one. */
  readonly range?: Range;
  /** The range in the verdict's `reference`, if it has one. */
  readonly referenceRange?: Range;
}

export interface Verdict {
  readonly outcome: Outcome;
  /** The share of the task that is done, 0 to 1; 1 only if the answer is correct. */
  readonly score: number;
  readonly differences: readonly Difference[];
  /** The rating for FSRS: 1 again, 2 hard, 3 good, 4 easy; `null` if the learner must decide. */
  readonly rating: 1 | 2 | 3 | 4 | null;
  /** The reference that the differences refer to, if an answer is compared with a text. */
  readonly reference?: string;
  /** What decided: the words of the answer, the fact that it does the same in all small clusters, or one where it does not. */
  readonly by?: 'words' | 'effect' | 'world';
  /** A shorter answer with the same meaning, if the answer is right. */
  readonly shorter?: string;
}
