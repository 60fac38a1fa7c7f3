import type { Range } from '../../source/range.ts';

/**
 * One thing that a command line states. Two lines mean the same if they state the same facts; a flag with its default value adds no fact. A path
 * may occur more than once (`--verb get`, `--verb list`): then all of its facts count, in any order.
 */
export interface Fact {
  /** The subject, in words that a learner can read: `namespace`, `--replicas`, `label app`. */
  readonly path: string;
  /** The same text for all spellings of a value. */
  readonly value: string;
  /** The value as it is written in the line. */
  readonly shown: string;
  readonly range: Range;
}
