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

/** Whether words settle it: the meaning is the same, a tool refuses the answer, or only the order of lines differs. */
export function areSettled({ outcome, differences }: Comparison): boolean {
  if (outcome === 'correct' || outcome === 'close') return true;
  return (
    differences.some(({ code }) => code === 'refused' || code === 'nothing') ||
    (differences.length > 0 && differences.every(({ code }) => code === 'order'))
  );
}

/**
 * Scripts that worlds cannot judge: with redirected errors, because a reference that fails there proves nothing; with other kubeconfigs than
 * the world's; and those that depend on an object being the only one with its name, because worlds contain whatever scripts name.
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

/** Whether an answer has fewer lines: the final state does not show every step of an ordered task, such as a pause before changes. */
export function leavesStepsOut({ differences }: Pick<Comparison, 'differences'>): boolean {
  const count = (wanted: DifferenceCode) => differences.filter(({ code }) => code === wanted).length;
  return count('missing-line') > count('extra-line');
}

/**
 * Sorts the nearer one first: by the outcome, then the share that is right, then the number of differences. A way with the same verbs is nearer
 * than another one that may reach the same state, because an answer that takes a listed way can be judged.
 */
export function byNearness(a: ScriptComparison, b: ScriptComparison): number {
  return rankOf(a) - rankOf(b) || b.likeness - a.likeness || a.differences.length - b.differences.length;
}

function rankOf(comparison: Comparison): number {
  if (comparison.outcome === 'wrong') return isOtherWay(comparison) ? 4 : 2;
  return { correct: 0, close: 1, unsure: 3 }[comparison.outcome];
}
