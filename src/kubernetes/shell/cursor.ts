import type { ShellProblem } from './shell-problem.ts';

/** A place in a line that is being read. It only ever moves on. */
export interface Cursor {
  readonly text: string;
  at: number;
  readonly problems: ShellProblem[];
}
