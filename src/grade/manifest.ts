import type { CardOf } from '../deck/card.ts';
import { checkManifest, type ManifestDiagnostic } from '../kubernetes/manifest/check-manifest.ts';
import { matchBestWay } from '../kubernetes/manifest/match/best-way.ts';
import type { MatchCode, MatchDifference, MatchResult } from '../kubernetes/manifest/match/match-result.ts';
import { knownVersion } from '../kubernetes/schema/versions.ts';
import { SourceFile } from '../source/source-file.ts';
import type { Difference, Verdict } from './verdict.ts';

/** From this share on an answer is close: one slip in something longer. What a task forbids is no slip: `ingress: [{}]` opens all. */
const CLOSE = 0.8;
/** What the API server would refuse is worth this much of what holds in it. */
const REFUSED = 0.5;
const MOST_EXTRAS = 10;

/**
 * The verdict on a manifest: what the API server would refuse comes first, then what the task asked for. Of several ways the best counts,
 * and the differences are about it. The score is the share of the expectations that hold;
 * where the card gives a start, of those that it leaves open, so that an untouched start is worth nothing.
 */
export function gradeManifest(card: CardOf<'manifest'>, answer: string, kubernetes: string): Verdict {
  const file = new SourceFile('answer.yaml', answer);
  const refused = checkManifest(file, { kubernetes: knownVersion(kubernetes) }).filter(
    (d) => d.severity === 'error',
  );
  const ways = card.matches.length > 0 ? card.matches : card.answers;
  const expected = ways.map((way) => way.text);
  const best = matchBestWay(answer, expected, card.exact);
  const begun = card.start === undefined ? 0 : shareOf(matchBestWay(card.start.text, expected, card.exact));
  const share = begun === 1 ? shareOf(best) : Math.max(0, (shareOf(best) - begun) / (1 - begun));
  const differences = [...refused.map(ofCheck), ...best.differences.map(ofMatch)];
  if (refused.length > 0) return { outcome: 'wrong', score: share * REFUSED, differences, rating: 1 };
  if (differences.length === 0)
    return { outcome: 'correct', score: 1, differences: extrasOf(best), rating: 3 };
  const score = Math.min(share, 0.99);
  const isForbidden = best.differences.some(({ code }) => code === 'unexpected');
  return share >= CLOSE && !isForbidden
    ? { outcome: 'close', score, differences, rating: 2 }
    : { outcome: 'wrong', score, differences, rating: 1 };
}

function shareOf({ met, total }: MatchResult): number {
  return total === 0 ? 0 : met / total;
}

function ofCheck({ code, path, message, help, range }: ManifestDiagnostic): Difference {
  return { code, path, message: help === undefined ? message : `${message} (${help})`, range };
}

const WORDING: Readonly<Record<MatchCode, (difference: MatchDifference) => string>> = {
  'missing-object': ({ expected }) => `there is no ${expected}`,
  missing: ({ path, expected }) => `${path} is missing: ${expected}`,
  different: ({ path, expected, actual }) => `${path}: you wrote ${actual}, the task says ${expected}`,
  unexpected: ({ path, actual }) => `${path}: the task leaves no room for ${actual}`,
};

function ofMatch(difference: MatchDifference): Difference {
  return { ...difference, message: WORDING[difference.code](difference) };
}

/** What a right answer says beyond the task: allowed, and told. */
function extrasOf({ extras }: MatchResult): Difference[] {
  return extras.slice(0, MOST_EXTRAS).map(({ path, actual, range }) => {
    const what = path === '' ? actual : `${path}: ${actual}`;
    return { code: 'extra', path, actual, message: `not asked for, and no harm: ${what}`, range };
  });
}
