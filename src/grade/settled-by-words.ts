import type { ScriptComparison } from '../kubernetes/compare/compare.ts';
import type { Comparison, DifferenceCode } from '../kubernetes/compare/difference.ts';
import type { Difference } from './verdict.ts';

/** What tells one way to do something from another. */
const OTHER_WAY: ReadonlySet<DifferenceCode> = new Set([
  'tool',
  'verb',
  'missing-line',
  'extra-line',
  'nothing',
  'pipe',
  'here-document',
]);

/** Whether an answer goes another way than its reference, which may reach the same state. */
export function isOtherWay({ differences }: Pick<Comparison, 'differences'>): boolean {
  return differences.some(({ code }) => OTHER_WAY.has(code));
}

/** Whether words say it all: what means the same, what a tool refuses, and lines whose order the task leaves to the learner or asks for. */
export function areSettled({ outcome, differences }: Comparison): boolean {
  if (outcome === 'correct' || outcome === 'close') return true;
  return (
    differences.some(({ code }) => code === 'refused' || code === 'nothing') ||
    (differences.length > 0 && differences.every(({ code }) => code === 'order'))
  );
}

/**
 * What no world shows: where errors go, because a reference that fails there proves nothing, what is in other kubeconfigs than that of the world,
 * and that an object may be the only one of its name: worlds hold whatever scripts name.
 */
export function isOutOfSight({ path, expected, actual }: Difference): boolean {
  if (path === 'target') return nameOf(expected) !== undefined && nameOf(expected) === nameOf(actual);
  if (path === '--kubeconfig') return expected !== undefined && actual !== undefined;
  return path === 'redirect' && /2>|&>|>&/.test(`${expected}${actual}`);
}

/** `web` of `pod web` and of `deploy/web`. */
function nameOf(target: string | undefined): string | undefined {
  return target?.split(/[ /]/)[1];
}

/** Whether an answer has fewer lines: of steps in a given order, such as a pause before changes, the end state does not show each. */
export function leavesStepsOut({ differences }: Pick<Comparison, 'differences'>): boolean {
  const count = (wanted: DifferenceCode) => differences.filter(({ code }) => code === wanted).length;
  return count('missing-line') > count('extra-line');
}

/**
 * The nearer first: the outcome counts first, then the share that is said, then how much there is to say. A way of the same verbs is nearer
 * than one of others that may reach the same state: where the answer goes a listed way, it can be judged.
 */
export function byNearness(a: ScriptComparison, b: ScriptComparison): number {
  return rankOf(a) - rankOf(b) || b.likeness - a.likeness || a.differences.length - b.differences.length;
}

function rankOf(comparison: Comparison): number {
  if (comparison.outcome === 'wrong') return isOtherWay(comparison) ? 4 : 2;
  return { correct: 0, close: 1, unsure: 3 }[comparison.outcome];
}
