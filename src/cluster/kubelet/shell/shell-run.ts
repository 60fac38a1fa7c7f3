import { lookUp } from '../../../source/look-up.ts';

/** The destination of a statement's output. */
export interface OpenRedirect {
  readonly descriptor: number;
  readonly how: '>>' | '>&';
  readonly path: string;
}

/** A statement that is being executed: its path from the root of the tree, and its progress. */
export interface ShellFrame {
  readonly way: readonly string[];
  at: number;
  isLoop?: boolean;
  /** The remaining items of a `for` loop. */
  items?: string[];
  /** The variables and the directory to restore after a subshell. */
  saved?: { readonly variables: Record<string, string>; readonly directory: string };
  redirects?: readonly OpenRedirect[];
}

/** A running script. Plain data, so that snapshots can contain it. */
export interface ShellRun {
  readonly text: string;
  readonly args: readonly string[];
  frames: ShellFrame[];
  variables: Record<string, string>;
  directory: string;
  /** The exit code of the last command. */
  status: number;
  /** When it continues; `undefined` if it is not waiting. */
  wakeAt?: number;
  /** Set once it waits indefinitely, as a server or `tail -f` does. */
  stays?: boolean;
  /** The ports of servers that it started. */
  listens: number[];
  exit?: number;
}

/** A script before its first statement. The first argument is its name (`$0`). */
export function startShell(
  text: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>>,
  directory = '/',
): ShellRun {
  const frames = [{ way: [], at: 0 }];
  return { text, args, frames, variables: { ...variables }, directory, status: 0, listens: [] };
}

/** The value of a variable; empty if it is not set. */
export function variableOf({ variables }: ShellRun, name: string): string {
  return lookUp(variables, name) ?? '';
}

export function setVariable(run: ShellRun, name: string, value: string): void {
  run.variables = { ...run.variables, [name]: value };
}
