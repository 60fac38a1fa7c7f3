import type { Range } from '../../source/range.ts';

/** A word of a shell line after its quotes are taken away. */
export interface Word {
  /** What the program gets; parts that the shell fills in are marked (see `EXPANSION`). */
  readonly value: string;
  /** The word as it stands in the line, quotes included. */
  readonly range: Range;
  /** Some of it was quoted or escaped, so it is never an operator, an assignment or a brace expansion. */
  readonly quoted: boolean;
}

/**
 * Stands for a `$` that the shell acts on, to tell `"$HOME"` from `'$HOME'`. Both are private-use characters: in the text
 * of a learner they would only ever make two words differ.
 */
export const EXPANSION = '\uE000';
/** Ends a command substitution within a value. */
export const EXPANSION_END = '\uE001';

/** Stands in front of a `~` or a wildcard that the shell reads otherwise than it looks: a `~` that stays, a `*` that file names replace. */
export const OTHERWISE = '\uE002';

/** A value for people: `$NAME`, `$(command)`. */
export function printable(value: string): string {
  const plain = value.includes(OTHERWISE) ? value.replaceAll(OTHERWISE, '') : value;
  if (!plain.includes(EXPANSION)) return plain;
  return plain.replaceAll(EXPANSION, '$').replaceAll(EXPANSION_END, ')');
}
