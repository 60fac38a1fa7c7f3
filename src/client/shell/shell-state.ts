import type { Running } from '../client-effect.ts';
import type { ScriptInput, ScriptOutput } from './io.ts';
import type { BashList } from './parse/syntax.ts';
import type { ShellProgram } from './program.ts';

export interface ShellVariable {
  readonly value: string;
  /** Whether programs receive it. */
  readonly exported: boolean;
}

/** The state of a shell; a subshell works on a copy. */
export interface ShellState {
  variables: Map<string, ShellVariable>;
  aliases: Map<string, string>;
  /** The working folder. */
  folder: string;
  /** The exit code of the last command. */
  status: number;
  /** The arguments, from `$1` on. */
  args: readonly string[];
  /** Whether a pipeline fails if any of its stages fails: `set -o pipefail`. */
  pipeFails: boolean;
  /** The texts of process substitutions, by path. */
  readonly substitutions: Map<string, string>;
  readonly programs: Readonly<Record<string, ShellProgram>>;
}

/** The input and output of a command. */
export interface Io {
  readonly stdin: ScriptInput;
  readonly stdout: ScriptOutput;
  readonly stderr: ScriptOutput;
}

/** What is passed to every part of a running script. */
export interface ShellScope {
  readonly state: ShellState;
  readonly io: Io;
  /** Runs commands in place; expansions use it to run substitutions. */
  readonly run: (list: BashList, state: ShellState, io: Io) => Running<void>;
  /** Reads and runs a text line by line, as `source` does. */
  readonly runText: (text: string, state: ShellState, io: Io) => Running<void>;
}

/** A copy of the state, for a subshell. */
export function copyState(state: ShellState): ShellState {
  return { ...state, variables: new Map(state.variables), aliases: new Map(state.aliases) };
}

/** The value of a variable; `undefined` if it is not set. */
export function variableOf({ variables }: ShellState, name: string): string | undefined {
  return variables.get(name)?.value;
}

/** Sets a variable; a variable that was exported remains so. */
export function setVariable(state: ShellState, name: string, value: string, exported = false): void {
  state.variables.set(name, { value, exported: exported || state.variables.get(name)?.exported === true });
}

/** The variables that programs receive. */
export function exportedVariables({ variables }: ShellState): Record<string, string> {
  return Object.fromEntries(
    [...variables].flatMap(([name, { value, exported }]) => (exported ? [[name, value]] : [])),
  );
}
