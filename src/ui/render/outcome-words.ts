import type { Verdict } from '../../grade/verdict.ts';
import { count } from './numbers.ts';

/** An outcome in a word or two. */
export const OUTCOME_WORD: Record<Verdict['outcome'], string> = {
  correct: 'Right',
  close: 'Close',
  unsure: 'You decide',
  wrong: 'Wrong',
};

/** The verdict in short: the outcome and, unless it is right, the number of differences. */
export function outcomeInShort(outcome: Verdict['outcome'], differences: number): string {
  const word = OUTCOME_WORD[outcome];
  return outcome === 'correct' || differences === 0 ? word : `${word}, ${count(differences, 'difference')}`;
}
