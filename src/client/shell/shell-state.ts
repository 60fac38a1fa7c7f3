import type { Running } from '../client-effect.ts';
import type { ScriptInput, ScriptOutput } from './io.ts';
import type { BashList } from './parse/syntax.ts';
import type { ShellProgram } from './program.ts';

export interface ShellVariable {
  readonly value: string;
  /** Whether programs get it. */
  readonly exported: boolean;
}

/** What a shell knows; a subshell works on a copy. */
export interface ShellState {
  variables: Map<string, ShellVariable>;
  aliases: Map<string, string>;
  /** The working folder. */
  folder: string;
  /** The exit code of the last command. */
  status: number;
  /** `$1` and on. */
  args: readonly string[];
  /** A pipe fails with any of its stages: `set -o pipefail`. */
  pipeFails: boolean;
  /** The texts of process substitutions, by their paths. */
  readonly substitutions: Map<string, string>;
  readonly programs: Readonly<Record<string, ShellProgram>>;
}

/** Where a command reads and writes. */
export interface Io {
  readonly stdin: ScriptInput;
  readonly stdout: ScriptOutput;
  readonly stderr: ScriptOutput;
}

/** What every part of a running script gets. */
export interface ShellScope {
  readonly state: ShellState;
  readonly io: Io;
  /** Runs commands where they are; the way by which expansions run substitutions. */
  readonly run: (list: BashList, state: ShellState, io: Io) => Running<void>;
  /** Reads and runs a text line by line, as `source` does. */
  readonly runText: (text: string, state: ShellState, io: Io) => Running<void>;
}

/** A state of its own, as a subshell has. */
export function copyState(state: ShellState): ShellState {
  return { ...state, variables: new Map(state.variables), aliases: new Map(state.aliases) };
}

/** The value of a variable; `undefined` where it is not set. */
export function variableOf({ variables }: ShellState, name: string): string | undefined {
  return variables.get(name)?.value;
}

/** Sets a variable; it stays exported where it was. */
export function setVariable(state: ShellState, name: string, value: string, exported = false): void {
  state.variables.set(name, { value, exported: exported || state.variables.get(name)?.exported === true });
}

/** The variables that programs get. */
export function exportedVariables({ variables }: ShellState): Record<string, string> {
  return Object.fromEntries(
    [...variables].flatMap(([name, { value, exported }]) => (exported ? [[name, value]] : [])),
  );
}
