import type { Range } from '../../source/range.ts';

/**
 * One thing that a line says. Two lines mean the same when they say the same facts; a default says nothing.
 * A path may be said more than once (`--verb get`, `--verb list`): then all of them count, in any order.
 */
export interface Fact {
  /** What it is about, in words that a learner reads: `namespace`, `--replicas`, `label app`. */
  readonly path: string;
  /** Equal for all spellings of the same. */
  readonly value: string;
  /** As the line has it. */
  readonly shown: string;
  readonly range: Range;
}
