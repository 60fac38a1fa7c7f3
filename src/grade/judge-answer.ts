import type { CompareOptions } from '../kubernetes/compare/compare.ts';
import { compareWords } from './compare-words.ts';
import { type JudgedAnswer, judgedByWords, judgedWithEffect } from './judged-answer.ts';
import { areSettled, byNearness, isOutOfSight, leavesStepsOut } from './settled-by-words.ts';

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
