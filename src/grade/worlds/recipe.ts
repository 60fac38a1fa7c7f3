import type { Hints } from './hints.ts';
import type { Mentions } from './mentions.ts';
import type { Touched } from './touched.ts';

/** What is known of two scripts before worlds are made for them. */
export interface Known {
  readonly hints: Hints;
  readonly mentions: Mentions;
  /** By server, resource, namespace and name, as `keyOf` writes it. */
  readonly touched: ReadonlyMap<string, readonly Touched[]>;
}

/** How a world differs from others. */
export interface Recipe {
  readonly name: string;
  readonly seed: number;
  /** What the fields hold that scripts write: whatever the template says, something else, what they are set to, nothing, or any of these. */
  readonly values: 'own' | 'other' | 'same' | 'absent' | 'mixed';
  /** How many items the lists of objects hold: one, two or more, or either. */
  readonly lists: 'short' | 'long' | 'any';
  /** Which of the named objects are there. */
  readonly present: 'needed' | 'all' | 'none';
  /** In which state the first object of a kind is; the others are in those that follow. */
  readonly turn: number;
}
