import type { Range } from '../../source/range.ts';

/**
 * A feature that a script uses and the small shell does not support: the script is not executable here, which says nothing about whether it is
 * correct.
 */
export class Beyond extends Error {
  readonly construct: string;
  /** The position in the script, if it is known. */
  readonly range: Range | undefined;

  /** @param construct the feature in words for the learner: `vim`, `sed with "y"` */
  constructor(construct: string, range?: Range) {
    super(`k8s-drill does not run ${construct}`);
    this.construct = construct;
    this.range = range;
  }
}

/** The same problem with a position, if it had none. */
export function placed(problem: Beyond, range: Range): Beyond {
  return problem.range === undefined ? new Beyond(problem.construct, range) : problem;
}

/**
 * Whether a message is about a feature that the built-in kubectl, the built-in helm or the in-memory cluster does not support, and not about a
 * failure.
 */
export function saysNotSimulated(message: string): boolean {
  return /\bthe (?:kubectl|helm) built into k8s-drill\b|\bk8s-drill does not\b/i.test(message);
}
