import type { CardOf } from '../../deck/card.ts';
import type { Reference } from './reference.ts';

type ManifestCard = CardOf<'manifest'>;

/** Writes manifests in the learner's own editor, with the reference at hand. */
export interface Composer {
  /** Opens the editor on the card's draft and waits; the text as it was saved, or why there is none. The draft stays. */
  write(card: ManifestCard): Promise<{ readonly text: string } | { readonly problem: string }>;
  /** What an API server would refuse of a text, in words; empty where it would take it. */
  refusals(card: ManifestCard, text: string): Promise<string>;
  readonly reference: Reference;
  /** The answer was graded: the draft has done its work. */
  discard(card: ManifestCard): void;
}
