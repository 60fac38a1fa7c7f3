import type { CardOf } from '../deck/card.ts';
import { checkManifest, type ManifestDiagnostic } from '../kubernetes/manifest/check-manifest.ts';
import {
  type ManifestComparison,
  type ManifestDifference,
  type ManifestTask,
  manifestComparer,
} from '../kubernetes/manifest/compare/compare-manifest.ts';
import { isWithin } from '../kubernetes/manifest/compare/paths.ts';
import type { Extra } from '../kubernetes/manifest/match/match-result.ts';
import { knownVersion } from '../kubernetes/schema/versions.ts';
import { SourceFile } from '../source/source-file.ts';
import { parseYaml, rootsOf } from '../yaml/parse-yaml.ts';
import type { Difference, Verdict } from './verdict.ts';

/** The factor for the score of a manifest that the API server would refuse. */
const REFUSED = 0.5;
const MOST_EXTRAS = 10;

/**
 * The verdict on a manifest: refusals by the API server come first, then the requirements of the task. The best of several ways counts,
 * and the differences refer to it. The score is the share of expectations that are met; if the card gives a start, of those that the start
 * does not meet, so that an untouched start scores 0. A different object scores 0 too.
 */
export function gradeManifest(card: CardOf<'manifest'>, answer: string, kubernetes: string): Verdict {
  const file = new SourceFile('answer.yaml', answer);
  const comparer = manifestComparer(taskOf(card));
  const refused = checkManifest(file, { kubernetes: knownVersion(kubernetes) }).filter(
    (d) => d.severity === 'error' && !isOptional(d, card),
  );
  const compared = comparer.compare(rootsOf(parseYaml(answer)));
  const score = Math.min(scoreOf(compared, comparer.shareOfStart()), 0.99);
  const refusedPaths = new Set(refused.map(({ path }) => path));
  const told = compared.differences.filter(
    ({ code, path }) => code !== 'addition' || !refusedPaths.has(path),
  );
  const differences = [...refused.map(ofCheck), ...told.map(ofComparison)];
  if (refused.length > 0) return { outcome: 'wrong', score: score * REFUSED, differences, rating: 1 };
  if (differences.length > 0)
    return compared.differences.every(({ path }) => card.minor.some((minor) => isWithin(bare(path), minor)))
      ? { outcome: 'close', score, differences, rating: 2 }
      : { outcome: 'wrong', score, differences, rating: 1 };
  const { undecided, neutral } = compared;
  if (undecided.length > 0)
    return { outcome: 'unsure', score, differences: undecided.map(ofUndecided), rating: null };
  return {
    outcome: 'correct',
    score: 1,
    differences: neutral.slice(0, MOST_EXTRAS).map(ofNeutral),
    rating: 3,
  };
}

/** The task against which a card's answers are compared. */
export function taskOf({ answers, matches, start, exact }: CardOf<'manifest'>): ManifestTask {
  const texts = (fences: readonly { readonly text: string }[]) => fences.map(({ text }) => text);
  return {
    references: texts(answers),
    matches: texts(matches),
    exact,
    ...(start && { start: start.text }),
  };
}

/** A kustomization is read without its kind and version. */
function isOptional({ code }: ManifestDiagnostic, { answers }: CardOf<'manifest'>): boolean {
  return (
    (code === 'missing-kind' || code === 'missing-api-version') &&
    answers.some(({ text }) => /^kind:\s*Kustomization\b/m.test(text))
  );
}

function scoreOf({ isOther, share }: ManifestComparison, begun: number): number {
  if (isOther) return 0;
  return begun === 1 ? share : Math.max(0, (share - begun) / (1 - begun));
}

/** `spec.containers.image` of `spec.containers[0].image`. */
function bare(path: string): string {
  return path.replace(/\[\d+\]/g, '');
}

function ofCheck({ code, path, message, help, range }: ManifestDiagnostic): Difference {
  return { code, path, message: help === undefined ? message : `${message} (${help})`, range };
}

type DifferenceOf<C extends ManifestDifference['code']> = ManifestDifference & { readonly code: C };

const WORDING: { readonly [C in ManifestDifference['code']]: (difference: DifferenceOf<C>) => string } = {
  'missing-object': ({ expected }) => `there is no ${expected}`,
  missing: ({ path, expected }) => `${path} is missing: ${expected}`,
  different: ({ path, expected, actual }) => `${path}: you wrote ${actual}, the reference has ${expected}`,
  unexpected: ({ path, actual }) => `${path}: the task leaves no room for ${actual}`,
  'start-changed': ({ path, expected, actual }) =>
    actual === undefined
      ? `${path}: keep what was there: ${expected}`
      : `${path}: you wrote ${actual}; keep what was there: ${expected}`,
  addition: ({ path, actual, effect }) =>
    `${path ? `${path}: ` : ''}${actual} was not asked for, and ${effect}`,
};

function ofComparison(difference: ManifestDifference): Difference {
  const word = WORDING[difference.code] as (difference: ManifestDifference) => string;
  return { ...difference, message: word(difference) };
}

function ofUndecided({ path, actual, range }: Extra): Difference {
  const message = `${path}: ${actual} was not asked for; decide whether it changes the result`;
  return { code: 'undecided', path, actual, message, range };
}

/** Additions of a right answer beyond the task, which are reported but do not count. */
function ofNeutral({ path, actual, range }: Extra): Difference {
  const what = path === '' ? actual : `${path}: ${actual}`;
  return { code: 'extra', path, actual, message: `not asked for: ${what}`, range };
}
