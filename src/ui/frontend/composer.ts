import type { CardOf } from '../../deck/card.ts';
import type { Reference } from './reference.ts';

type ManifestCard = CardOf<'manifest'>;

/** A manifest to begin with, and the commands that print it. */
export interface Skeleton {
  readonly commands: readonly string[];
  readonly text: string;
}

/** Writes manifests in the learner's own editor, with the reference at hand. */
export interface Composer {
  /**
   * Opens the editor on the card's draft and waits; the text as it was saved, or why there is none. The draft stays.
   * @param start what an empty draft begins with
   */
  write(card: ManifestCard, start: string): Promise<{ readonly text: string } | { readonly problem: string }>;
  /** What an API server would refuse of a text, in words; empty where it would take it. */
  refusals(card: ManifestCard, text: string): Promise<string>;
  /** What kubectl would print to begin with; `null` where it would print nothing, and where a draft was begun. */
  skeleton(card: ManifestCard): Promise<Skeleton | null>;
  readonly reference: Reference;
  /** The answer was graded: the draft has done its work. */
  discard(card: ManifestCard): void;
}
