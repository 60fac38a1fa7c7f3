import type { Range } from '../../source/range.ts';

/** A word of a shell line with its quotes removed. */
export interface Word {
  /** The value that the program gets; parts that the shell expands are marked (see `EXPANSION`). */
  readonly value: string;
  /** The range of the word in the line, including quotes. */
  readonly range: Range;
  /** Whether a part of it was quoted or escaped, so that it is never an operator, an assignment or a brace expansion. */
  readonly quoted: boolean;
}

/**
 * Stands for a `$` that the shell expands, to distinguish `"$HOME"` from `'$HOME'`. This mark and the next are private-use characters: if a
 * learner's text contained them, at worst two equal words would differ.
 */
export const EXPANSION = '\uE000';
/** Marks the end of a command substitution within a value. */
export const EXPANSION_END = '\uE001';

/** Marks a `~` or a wildcard that the shell treats differently from its look: a `~` that is not expanded, a `*` that is replaced by file names. */
export const OTHERWISE = '\uE002';

/** A value in readable form: `$NAME`, `$(command)`. */
export function printable(value: string): string {
  const plain = value.includes(OTHERWISE) ? value.replaceAll(OTHERWISE, '') : value;
  if (!plain.includes(EXPANSION)) return plain;
  return plain.replaceAll(EXPANSION, '$').replaceAll(EXPANSION_END, ')');
}
