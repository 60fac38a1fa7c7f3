import type { Running } from '../client-effect.ts';

/** Ends a helm command with exit code 1; helm prints `Error: ` before the message. */
export class HelmFailure extends Error {}

/** What the helm that is built in does not do, and says so. */
export function notSimulated(what: string): HelmFailure {
  return new HelmFailure(`the helm built into k8s-drill does not know ${what}`);
}

/** Does something, and says before its failure what failed. */
export function* failingAs<T>(what: string, running: Running<T>): Running<T> {
  try {
    return yield* running;
  } catch (problem) {
    if (!(problem instanceof HelmFailure)) throw problem;
    throw new HelmFailure(`${what}: ${problem.message}`);
  }
}
