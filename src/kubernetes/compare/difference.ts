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

/** One way in which an answer means something other than the reference. */
export interface CommandDifference {
  readonly code: DifferenceCode;
  /** The subject: `namespace`, `--replicas`, `label app`. */
  readonly path: string;
  readonly expected?: string;
  readonly actual?: string;
  /** The message for the learner. */
  readonly message: string;
  /** The position in the answer, if it occurs there. */
  readonly range?: Range;
  /** The position in the reference, if it occurs there. */
  readonly referenceRange?: Range;
}

/** How two answers compare. `close`: complete, but in another order. `unsure`: a different verb that may reach the same state. */
export type ComparisonOutcome = 'correct' | 'close' | 'unsure' | 'wrong';

export interface Comparison {
  readonly outcome: ComparisonOutcome;
  readonly differences: readonly CommandDifference[];
  /** The share of the reference that the answer does, from 0 to 1; 1 only if it is correct, and 0 for a command that its tool refuses. */
  readonly score: number;
}
