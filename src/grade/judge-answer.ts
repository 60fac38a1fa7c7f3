import type { CompareOptions } from '../kubernetes/compare/compare.ts';
import { compareWords } from './compare-words.ts';
import { type JudgedAnswer, judgedByWords, judgedWithEffect } from './judged-answer.ts';
import { areSettled, byNearness, isOutOfSight, leavesStepsOut } from './settled-by-words.ts';

export interface JudgeOptions extends CompareOptions {
  /** The objects in the clusters in which answers are tried, as YAML texts; clusters are generated if absent. */
  readonly worlds?: readonly string[] | undefined;
}

/** The greatest number of ways to try: each takes as long as the first. */
const MOST_TRIED = 3;

/**
 * Judges an answer: by words if these settle it, otherwise by comparing its effect with that of each reference. The part that tries answers is
 * large and is loaded only if words do not settle it.
 *
 * @param references the right ways; the result is `undefined` if there are none
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
  const compared = all.sort((a, b) => byNearness(a.words, b.words));
  const [best] = compared;
  if (best !== undefined && areSettled(best.words)) return judgedByWords(best.words, best.reference);
  const { judgeByEffect } = await import('./worlds/judge-effect.ts');
  const judged: JudgedAnswer[] = [];
  for (const { reference, words } of compared.slice(0, MOST_TRIED)) {
    const effect = judgeByEffect(reference, answer, options.worlds);
    const isHeld =
      words.differences.some(isOutOfSight) || (options.ordered === true && leavesStepsOut(words));
    if (effect.outcome === 'same' && !isHeld)
      return { outcome: 'correct', score: 1, differences: [], by: 'effect', reference, effect };
    judged.push(judgedWithEffect(words, reference, effect));
  }
  return judged[0];
}
