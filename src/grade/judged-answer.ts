import type { Comparison, ComparisonOutcome } from '../kubernetes/compare/difference.ts';
import { isOtherWay } from './settled-by-words.ts';
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
  /** The judgement of worlds, if they were tried. */
  readonly effect?: EffectVerdict;
}

export function judgedByWords({ outcome, score, differences }: Comparison, reference: string): JudgedAnswer {
  return { outcome, score, differences, by: 'words', reference };
}

/** What words say, and what worlds add: what differs there, or why nothing that differs there proves enough. */
export function judgedWithEffect(words: Comparison, reference: string, effect: EffectVerdict): JudgedAnswer {
  const byWords = { ...judgedByWords(words, reference), effect };
  if (effect.outcome === 'different') {
    const told: Difference = { code: 'effect', path: 'effect', message: effect.message };
    const differences = isOtherWay(words) ? [told] : [...words.differences, told];
    return { ...byWords, outcome: 'wrong', differences, by: 'world' };
  }
  if (effect.outcome === 'same' || !isOtherWay(words) || effect.trials.length === 0) return byWords;
  const message = `nothing differs in small clusters, but ${effect.why}`;
  const told: Difference = { code: 'undecided', path: 'effect', message };
  return { ...byWords, outcome: 'unsure', score: 0, differences: [told] };
}
