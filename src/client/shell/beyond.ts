import type { Range } from '../../source/range.ts';

/** What a script asks for and the small shell does not do: the script is not executable here, which says nothing about whether it is right. */
export class Beyond extends Error {
  readonly construct: string;
  /** Where in the script, if it is known. */
  readonly range: Range | undefined;

  /** @param construct names it for the learner: `vim`, `sed with "y"`. */
  constructor(construct: string, range?: Range) {
    super(`k8s-drill does not run ${construct}`);
    this.construct = construct;
    this.range = range;
  }
}

/** The same with a place, if it had none. */
export function placed(problem: Beyond, range: Range): Beyond {
  return problem.range === undefined ? new Beyond(problem.construct, range) : problem;
}

/** Whether a message says that the built-in kubectl, the built-in helm or the cluster in memory does not do something, other than that it failed. */
export function saysNotSimulated(message: string): boolean {
  return /\bthe (?:kubectl|helm) built into k8s-drill\b|\bk8s-drill does not\b/i.test(message);
}
