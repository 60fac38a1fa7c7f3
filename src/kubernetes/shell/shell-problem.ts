import type { Range } from '../../source/range.ts';

export type ShellProblemCode =
  | 'unclosed-quote'
  | 'unclosed-substitution'
  | 'missing-command'
  | 'missing-redirect-target'
  | 'history-expansion';

/** A reason for which a shell would reject a script before it runs anything. */
export interface ShellProblem {
  readonly code: ShellProblemCode;
  readonly range: Range;
}

export const SHELL_PROBLEMS: Record<ShellProblemCode, string> = {
  'unclosed-quote': 'this quote is not closed',
  'unclosed-substitution': 'this substitution is not closed',
  'missing-command': 'there is no command here',
  'missing-redirect-target': 'the redirect has no file',
  'history-expansion':
    'an interactive bash replaces "!" and what follows it with an earlier command; put it in single quotes',
};
