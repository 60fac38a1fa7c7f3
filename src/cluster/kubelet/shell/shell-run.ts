import { lookUp } from '../../../source/look-up.ts';

/** Where the output of a statement goes. */
export interface OpenRedirect {
  readonly descriptor: number;
  readonly how: '>>' | '>&';
  readonly path: string;
}

/** One open statement of a script: which, by its way from the root of the tree, and how far it is. */
export interface ShellFrame {
  readonly way: readonly string[];
  at: number;
  isLoop?: boolean;
  /** What is left of a `for` loop. */
  items?: string[];
  /** The variables and the directory that a subshell gives back. */
  saved?: { readonly variables: Record<string, string>; readonly directory: string };
  redirects?: readonly OpenRedirect[];
}

/** A script that runs. Plain data, so that a snapshot holds it. */
export interface ShellRun {
  readonly text: string;
  readonly args: readonly string[];
  frames: ShellFrame[];
  variables: Record<string, string>;
  directory: string;
  /** The exit code of the last command. */
  status: number;
  /** When it goes on; `undefined` where it waits for nothing. */
  wakeAt?: number;
  /** Set once it waits for ever, as a server or `tail -f` does. */
  stays?: boolean;
  /** Ports on which a server that it started listens. */
  listens: number[];
  exit?: number;
}

/** A script before its first statement; the first argument is its name (`$0`). */
export function startShell(
  text: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>>,
  directory = '/',
): ShellRun {
  const frames = [{ way: [], at: 0 }];
  return { text, args, frames, variables: { ...variables }, directory, status: 0, listens: [] };
}

/** The value of a variable; empty where it is not set. */
export function variableOf({ variables }: ShellRun, name: string): string {
  return lookUp(variables, name) ?? '';
}

export function setVariable(run: ShellRun, name: string, value: string): void {
  run.variables = { ...run.variables, [name]: value };
}
