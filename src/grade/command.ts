import type { CardOf } from '../deck/card.ts';
import { readScript } from '../kubernetes/command/statement.ts';
import { compareScripts, type ScriptComparison } from '../kubernetes/compare/compare.ts';
import type { ComparisonOutcome, DifferenceCode } from '../kubernetes/compare/difference.ts';
import { shorter } from '../kubernetes/compare/shorter.ts';
import type { Verdict } from './verdict.ts';

/** What FSRS is told; only the learner can say whether other verbs did it. */
const RATINGS: Record<ComparisonOutcome, Verdict['rating']> = {
  correct: 3,
  close: 2,
  unsure: null,
  wrong: 1,
};
const BEST_FIRST: readonly ComparisonOutcome[] = ['correct', 'close', 'unsure', 'wrong'];

/** The verdict on typed commands, by what they mean. Of several ways the nearest counts, and the differences are about it. */
export function gradeCommand(card: CardOf<'command'>, answer: string): Verdict {
  const given = readScript(answer);
  const compared = card.ways.map(({ text }) => {
    const comparison = compareScripts(readScript(text), given, { ordered: card.ordered });
    return { reference: text, comparison };
  });
  const [best] = compared.sort((a, b) => distance(a.comparison) - distance(b.comparison));
  if (best === undefined) return { outcome: 'unsure', score: 0, differences: [], rating: null };
  const { outcome, score, differences } = best.comparison;
  const brief = outcome === 'correct' ? shorter(answer) : null;
  const verdict = { outcome, score, differences, rating: RATINGS[outcome], reference: best.reference };
  return brief === null ? verdict : { ...verdict, shorter: brief };
}

/**
 * Less is nearer: the outcome counts first, then the share that is said, then how much there is to say. A way of the same verbs is nearer
 * than one of others that may reach the same state: where the answer goes a listed way, it can be judged.
 */
function distance({ outcome, likeness, differences }: ScriptComparison): number {
  const sameWay = outcome === 'wrong' && !differences.some(({ code }) => OTHER_WAY.has(code));
  const rank = sameWay ? BEST_FIRST.indexOf('unsure') - 0.5 : BEST_FIRST.indexOf(outcome);
  return rank * 1000 - likeness * 100 + Math.min(differences.length, 99) / 100;
}

const OTHER_WAY: ReadonlySet<DifferenceCode> = new Set([
  'tool',
  'verb',
  'missing-line',
  'extra-line',
  'nothing',
]);
