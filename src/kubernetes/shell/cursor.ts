import type { ShellProblem } from './shell-problem.ts';

/** A position in a text that is being read. It only moves forward. */
export interface Cursor {
  readonly text: string;
  at: number;
  readonly problems: ShellProblem[];
}
