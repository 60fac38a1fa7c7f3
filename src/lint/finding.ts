import type { Diagnostic } from '../source/diagnostic.ts';
import type { Range } from '../source/range.ts';

/** A stretch of a file and what to write in its place. */
export interface Edit extends Range {
  readonly text: string;
}

/** A finding of the linter; with what mends it, where a machine may. */
export interface LintFinding extends Diagnostic {
  /** Edits of the finding's file that belong together; none of them touches another. */
  readonly fix?: readonly Edit[];
}
