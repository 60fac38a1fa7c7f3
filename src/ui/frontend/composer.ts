import type { CardOf } from '../../deck/card.ts';
import type { Reference } from './reference.ts';

type ManifestCard = CardOf<'manifest'>;

/** A manifest to begin with, and the commands that print it. */
export interface Skeleton {
  readonly commands: readonly string[];
  readonly text: string;
}

/** Lets the learner write manifests in an editor, with the reference at hand. */
export interface Composer {
  /**
   * Opens the editor on the card's draft and waits. @returns the saved text, or why there is none; the draft is kept
   * @param start what an empty draft begins with
   */
  write(card: ManifestCard, start: string): Promise<{ readonly text: string } | { readonly problem: string }>;
  /** Why an API server would refuse a text; empty if it would accept it. */
  refusals(card: ManifestCard, text: string): Promise<string>;
  /** The manifest that kubectl would print as a start; `null` if there is none, or if a draft exists already. */
  skeleton(card: ManifestCard): Promise<Skeleton | null>;
  readonly reference: Reference;
  /** Deletes the draft after the answer was graded. */
  discard(card: ManifestCard): void;
}
