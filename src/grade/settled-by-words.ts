import type { ScriptComparison } from '../kubernetes/compare/compare.ts';
import type { ComparisonOutcome, DifferenceCode } from '../kubernetes/compare/difference.ts';
import type { Difference } from './verdict.ts';

const BEST_FIRST: readonly ComparisonOutcome[] = ['correct', 'close', 'unsure', 'wrong'];

/**
 * What no world shows: where errors go, because a reference that fails there proves nothing, what is in other kubeconfigs than that of the world,
 * and that an object may be the only one of its name: worlds hold whatever scripts name.
 */
export function isOutOfSight({ code, path, expected = '', actual = '' }: Difference): boolean {
  if (code === 'target' && path === 'target')
    return nameOf(expected) !== '' && nameOf(expected) === nameOf(actual);
  if (path === '--kubeconfig') return expected !== '' && actual !== '';
  return path === 'redirect' && /2>|&>|>&/.test(expected + actual);
}

/** `web` of `pod web` and of `deploy/web`. */
function nameOf(target: string): string {
  return /[ /](\S+)$/.exec(target)?.[1] ?? '';
}

/** Whether words say it all: what means the same, what a tool refuses, and lines whose order the task leaves to the learner or asks for. */
export function areSettled({ outcome, differences }: ScriptComparison): boolean {
  if (outcome === 'correct' || outcome === 'close') return true;
  return (
    differences.some(({ code }) => code === 'refused' || code === 'nothing') ||
    (differences.length > 0 && differences.every(({ code }) => code === 'order'))
  );
}

/** Whether an answer has fewer lines: of steps in a given order, such as a pause before changes, the end state does not show each. */
export function leavesStepsOut({ differences }: ScriptComparison): boolean {
  const count = (wanted: DifferenceCode) => differences.filter(({ code }) => code === wanted).length;
  return count('missing-line') > count('extra-line');
}

/**
 * Less is nearer: the outcome counts first, then the share that is said, then how much there is to say. A way of the same verbs is nearer
 * than one of others that may reach the same state: where the answer goes a listed way, it can be judged.
 */
export function distance({ outcome, likeness, differences }: ScriptComparison): number {
  const sameWay = outcome === 'wrong' && !differences.some(({ code }) => OTHER_WAY.has(code));
  const rank = sameWay ? BEST_FIRST.indexOf('unsure') - 0.5 : BEST_FIRST.indexOf(outcome);
  return rank * 1000 - likeness * 100 + Math.min(differences.length, 99) / 100;
}

/** What tells one way to do something from another. */
export const OTHER_WAY: ReadonlySet<DifferenceCode> = new Set([
  'tool',
  'verb',
  'missing-line',
  'extra-line',
  'nothing',
  'pipe',
  'here-document',
]);
