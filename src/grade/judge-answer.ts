import { readScript } from '../kubernetes/command/statement.ts';
import { type CompareOptions, compareScripts, type ScriptComparison } from '../kubernetes/compare/compare.ts';
import type { Comparison, ComparisonOutcome, DifferenceCode } from '../kubernetes/compare/difference.ts';
import type { Difference, Verdict } from './verdict.ts';
import type { EffectVerdict } from './worlds/judge-effect.ts';

/** A comparison with one of several references, and what decided it. */
export interface JudgedAnswer {
  readonly outcome: ComparisonOutcome;
  readonly score: number;
  readonly differences: readonly Difference[];
  readonly by: NonNullable<Verdict['by']>;
  /** The reference that the differences are about. */
  readonly reference: string;
  /** What worlds said, where they were asked. */
  readonly effect?: EffectVerdict;
}

const BEST_FIRST: readonly ComparisonOutcome[] = ['correct', 'close', 'unsure', 'wrong'];
/** More ways than this are not tried: each takes as long as the first. */
const MOST_TRIED = 3;

/**
 * Judges an answer: by words where these settle it, else by what it does beside each reference. The part that tries answers is large and is loaded
 * when words do not settle one.
 *
 * @param references ways that are right; the result is `undefined` where there is none.
 */
export async function judgeAnswer(
  references: readonly string[],
  answer: string,
  options: CompareOptions = {},
): Promise<JudgedAnswer | undefined> {
  const given = readScript(answer);
  const compared = references
    .map((reference) => ({ reference, words: compareScripts(readScript(reference), given, options) }))
    .sort((a, b) => distance(a.words) - distance(b.words));
  const [best] = compared;
  if (best === undefined) return undefined;
  const byWords: JudgedAnswer = { ...comparisonOf(best.words), by: 'words', reference: best.reference };
  if (areSettled(best.words)) return byWords;
  const { judgeByEffect } = await import('./worlds/judge-effect.ts');
  let first: JudgedAnswer | undefined;
  for (const { reference, words } of compared.slice(0, MOST_TRIED)) {
    const effect = judgeByEffect(reference, answer);
    if (effect.outcome === 'same')
      return { outcome: 'correct', score: 1, differences: [], by: 'effect', reference, effect };
    first ??= withEffect(words, effect, reference);
  }
  return first ?? byWords;
}

/** Whether words say it all: what means the same, what a tool refuses, and lines whose order the task leaves to the learner or asks for. */
function areSettled({ outcome, differences }: ScriptComparison): boolean {
  if (outcome === 'correct' || outcome === 'close') return true;
  return (
    differences.some(({ code }) => code === 'refused' || code === 'nothing') ||
    differences.every(({ code }) => code === 'order')
  );
}

function withEffect(words: ScriptComparison, effect: EffectVerdict, reference: string): JudgedAnswer {
  const isOtherWay = words.differences.some(({ code }) => OTHER_WAY.has(code));
  if (effect.outcome === 'different') {
    const told: Difference = { code: 'effect', path: 'effect', message: effect.message };
    const differences = isOtherWay ? [told] : [...words.differences, told];
    return { outcome: 'wrong', score: words.score, differences, by: 'world', reference, effect };
  }
  const byWords: JudgedAnswer = { ...comparisonOf(words), by: 'words', reference, effect };
  if (effect.outcome === 'same' || !isOtherWay || effect.trials.length === 0) return byWords;
  const told: Difference = {
    code: 'undecided',
    path: 'effect',
    message: `nothing differs in small clusters, but ${effect.why}`,
  };
  return { ...byWords, outcome: 'unsure', score: 0, differences: [told] };
}

function comparisonOf({ outcome, score, differences }: Comparison): Comparison {
  return { outcome, score, differences };
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
  'pipe',
  'here-document',
]);
