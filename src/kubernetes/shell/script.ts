import type { Range } from '../../source/range.ts';
import type { HereDocument } from './lex.ts';
import type { ShellProblem } from './shell-problem.ts';
import type { Word } from './word.ts';

/** `2>/dev/null`: descriptor 2, operator `>`, target `/dev/null`. */
export interface Redirect {
  readonly operator: string;
  /** -1 if the line has no descriptor. */
  readonly descriptor: number;
  readonly target: string;
  readonly range: Range;
}

/** One program of a pipeline: `NAME=value program words > file`. */
export interface Stage {
  readonly assignments: readonly Word[];
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
  /** The here-document or here-string that it reads (`<<` or `<<<`). */
  readonly hereDocument?: HereDocument;
  readonly range: Range;
}

/** What comes before a pipeline: `first`, or the operator that joins it to the previous one. */
export type Joint = 'first' | 'newline' | ';' | '&&' | '||' | '&' | '(';

export interface Pipeline {
  readonly joint: Joint;
  /** At least one. */
  readonly stages: readonly Stage[];
  readonly background: boolean;
  readonly range: Range;
}

export interface Script {
  readonly pipelines: readonly Pipeline[];
  readonly problems: readonly ShellProblem[];
}
