import type { Running } from '../client-effect.ts';

/** Ends a helm command with exit code 1; helm prints `Error: ` before the message. */
export class HelmFailure extends Error {}

/** The failure for features that the built-in helm does not support. */
export function notSimulated(what: string): HelmFailure {
  return new HelmFailure(`the helm built into k8s-drill does not support ${what}`);
}

/** Runs something, and prefixes its failure with what failed. */
export function* failingAs<T>(what: string, running: Running<T>): Running<T> {
  try {
    return yield* running;
  } catch (problem) {
    if (!(problem instanceof HelmFailure)) throw problem;
    throw new HelmFailure(`${what}: ${problem.message}`);
  }
}
