import { KINDS, type Kind } from '../../deck/card.ts';
import type { PastReview } from './past-reviews.ts';
import { quantile } from './quantile.ts';

/** How long answers to a kind of card take. All times are in milliseconds. */
export interface AnswerTimes {
  readonly kind: Kind;
  readonly answers: number;
  readonly median: number;
  /** Half of the answers took between these two. */
  readonly quarter: number;
  readonly threeQuarters: number;
}

/** Answer times by kind, without kinds that have no answers; answers to deleted cards are not counted. */
export function answerTimesByKind(
  reviews: readonly PastReview[],
  cards: Iterable<{ readonly identity: string; readonly kind: Kind }>,
): AnswerTimes[] {
  const kinds = new Map<string, Kind>();
  for (const { identity, kind } of cards) kinds.set(identity, kind);
  const times = new Map<Kind, number[]>(KINDS.map((kind) => [kind, []]));
  for (const { card, ms } of reviews) {
    const kind = kinds.get(card);
    if (kind) times.get(kind)?.push(ms);
  }
  return [...times].flatMap(([kind, taken]) => {
    if (taken.length === 0) return [];
    const sorted = Float64Array.from(taken).sort();
    return {
      kind,
      answers: taken.length,
      median: quantile(sorted, 0.5),
      quarter: quantile(sorted, 0.25),
      threeQuarters: quantile(sorted, 0.75),
    };
  });
}
