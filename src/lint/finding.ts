import type { Diagnostic } from '../source/diagnostic.ts';
import type { Range } from '../source/range.ts';

/** A range of a file and its replacement. */
export interface Edit extends Range {
  readonly text: string;
}

/** A finding of the linter, with its fix if a program can apply one. */
export interface LintFinding extends Diagnostic {
  /** Edits of the finding's file that belong together; none of them touches another. */
  readonly fix?: readonly Edit[];
}
