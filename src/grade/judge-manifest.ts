import type { CardOf } from '../deck/card.ts';
import { gradeManifest } from './manifest.ts';
import type { Verdict } from './verdict.ts';

/**
 * The verdict on a manifest: by its contents or, if those differ from the task, by the objects that a cluster makes of it. A manifest that the
 * API server refuses, or about which words decide, is not tried.
 */
export async function judgeManifest(
  card: CardOf<'manifest'>,
  answer: string,
  kubernetes: string,
): Promise<Verdict> {
  const verdict = gradeManifest(card, answer, kubernetes);
  if (!isOpen(verdict)) return verdict;
  const { makesTheSame } = await import('./worlds/same-objects.ts');
  const same = card.answers.find(({ text }) => makesTheSame(text, answer));
  return same === undefined
    ? verdict
    : { outcome: 'correct', score: 1, differences: [], rating: 3, by: 'effect', reference: same.text };
}

/** What another way of writing the same can look like: no field is right that is gone, none is refused. */
const BY_FORM: ReadonlySet<string> = new Set([
  'missing',
  'different',
  'unexpected',
  'addition',
  'undecided',
  'start-changed',
]);

function isOpen({ outcome, differences }: Verdict): boolean {
  return outcome !== 'correct' && differences.every(({ code }) => BY_FORM.has(code));
}
