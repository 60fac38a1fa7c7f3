import type { CompareOptions, ScriptComparison } from '../kubernetes/compare/compare.ts';
import type { Comparison, ComparisonOutcome } from '../kubernetes/compare/difference.ts';
import { compareWords } from './compare-words.ts';
import { areSettled, distance, isOutOfSight, leavesStepsOut, OTHER_WAY } from './settled-by-words.ts';
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

export interface JudgeOptions extends CompareOptions {
  /** What is in the clusters that answers are tried on, as YAML texts; clusters are made up where absent. */
  readonly worlds?: readonly string[] | undefined;
}

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
  options: JudgeOptions = {},
): Promise<JudgedAnswer | undefined> {
  const all = await Promise.all(
    references.map(async (reference) => ({
      reference,
      words: await compareWords(reference, answer, options),
    })),
  );
  const compared = all.sort((a, b) => distance(a.words) - distance(b.words));
  const [best] = compared;
  if (best === undefined) return undefined;
  const byWords: JudgedAnswer = { ...comparisonOf(best.words), by: 'words', reference: best.reference };
  if (areSettled(best.words)) return byWords;
  const { judgeByEffect } = await import('./worlds/judge-effect.ts');
  let first: JudgedAnswer | undefined;
  for (const { reference, words } of compared.slice(0, MOST_TRIED)) {
    const effect = judgeByEffect(reference, answer, options.worlds);
    const isHeld = words.differences.some(isOutOfSight);
    if (effect.outcome === 'same' && !isHeld && !(options.ordered === true && leavesStepsOut(words)))
      return { outcome: 'correct', score: 1, differences: [], by: 'effect', reference, effect };
    first ??= withEffect(words, effect, reference);
  }
  return first ?? byWords;
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
