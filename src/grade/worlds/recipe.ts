import type { Hints } from './hints.ts';
import type { Mentions } from './mentions.ts';
import type { Touched } from './touched.ts';

/** The facts about two scripts from which worlds are made. */
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
  /** The initial values of the fields that scripts write: the template's, another one, the value that is set, none, or any of these. */
  readonly values: 'own' | 'other' | 'same' | 'absent' | 'mixed';
  /** The number of items in the lists of objects: one, two or more, or either. */
  readonly lists: 'short' | 'long' | 'any';
  /** Which of the named objects exist. */
  readonly present: 'needed' | 'all' | 'none';
  /** The state of the first object of a kind; the others have the following states. */
  readonly turn: number;
}
