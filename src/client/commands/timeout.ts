import { parseDuration } from '../../kubernetes/duration.ts';
import { failure } from '../kubectl-failure.ts';

/** Milliseconds of a duration such as `30s`; a bare number is seconds. @throws KubectlFailure for anything else. */
export function parseWait(text: string): number {
  if (/^-?\d+$/.test(text)) return Number(text) * 1000;
  const nanoseconds = parseDuration(text);
  if (nanoseconds === undefined)
    throw failure(
      `invalid argument ${JSON.stringify(text)} for "--timeout" flag: time: invalid duration ${JSON.stringify(text)}`,
    );
  return Math.round(Number(nanoseconds) / 1e6);
}
