import type { CardOf } from '../../deck/card.ts';
import { perObject } from '../../kubernetes/per-object.ts';
import type { Range } from '../../source/range.ts';
import { rootsOf } from '../../yaml/parse-yaml.ts';
import { comparerOf } from '../subjects/comparer-of.ts';
import type { LintedCard } from '../subjects/linted-card.ts';
import { type Passing, passingMutants } from './passing.ts';

/** A wrong answer that passes, with the place in the deck that it changes. */
export interface PlacedPassing extends Passing {
  readonly range: Range;
}

/** The mutants of a card's answers that pass although they are wrong for one of the given reasons. */
export function passingOf(
  linted: LintedCard,
  ...reasons: readonly Passing['why'][]
): readonly PlacedPassing[] {
  return passingIn(linted).filter(({ why }) => reasons.includes(why));
}

/** Kept per card, because two rules ask for it. */
const passingIn = perObject((linted: LintedCard): readonly PlacedPassing[] => {
  const { card, manifests } = linted;
  if (card.kind !== 'manifest' || asksForAnAnswer(card)) return [];
  const tried = comparerOf(linted, card);
  const told = `${card.prompt.text}\n${card.context?.text ?? ''}`;
  return manifests
    .filter(({ role, parsed }) => role === 'answer' && parsed.problems.length === 0)
    .flatMap(({ parsed, place }) =>
      passingMutants(card, tried, rootsOf(parsed), told).map((passing) => ({
        ...passing,
        range: place(passing.mutant.range),
      })),
    )
    .filter(({ mutant }, i, all) => all.findIndex((other) => other.mutant.path === mutant.path) === i);
});

/** Whether only the card's own answers pass: then there is nothing to try. */
function asksForAnAnswer({ matches, exact, start }: CardOf<'manifest'>): boolean {
  return matches.length === 0 && exact.length === 0 && start === undefined;
}
