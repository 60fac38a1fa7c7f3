import type { Range } from '../../source/range.ts';

export type DifferenceCode =
  | 'refused'
  | 'tool'
  | 'verb'
  | 'target'
  | 'option'
  | 'word'
  | 'pipe'
  | 'redirect'
  | 'here-document'
  | 'missing-line'
  | 'extra-line'
  | 'order'
  | 'nothing';

/** One way in which an answer means something else than the reference. */
export interface CommandDifference {
  readonly code: DifferenceCode;
  /** What it is about: `namespace`, `--replicas`, `label app`. */
  readonly path: string;
  readonly expected?: string;
  readonly actual?: string;
  /** In words, for the learner. */
  readonly message: string;
  /** Where in the answer, where it stands there. */
  readonly range?: Range;
  /** Where in the reference, where it stands there. */
  readonly referenceRange?: Range;
}

/** How two answers compare. `close`: all is there, in another order. `unsure`: other verbs that may reach the same state. */
export type ComparisonOutcome = 'correct' | 'close' | 'unsure' | 'wrong';

export interface Comparison {
  readonly outcome: ComparisonOutcome;
  readonly differences: readonly CommandDifference[];
  /** The share of the reference that the answer does, 0 to 1; 1 only when correct, and 0 for a command that its tool refuses. */
  readonly score: number;
}
