import type { Range } from '../../source/range.ts';
import type { Running } from '../client-effect.ts';
import type { Variables } from '../invocation.ts';
import { Beyond } from './beyond.ts';
import { checkScript } from './check-script.ts';
import { runText } from './interpreter.ts';
import { OUTER_STDERR, OUTER_STDOUT, OuterInput } from './io.ts';
import { LeaveLoop, LeaveShell } from './leave.ts';
import type { ShellProgram } from './program.ts';
import { PROGRAMS } from './programs.ts';
import type { ShellState } from './shell-state.ts';

export interface ScriptOptions {
  /** The environment; `HOME` is the value of `~`. */
  readonly variables: Variables;
  /** The initial working directory; the home directory by default. */
  readonly folder?: string;
  /** Further programs besides kubectl and the filters, such as a substitute for `helm`. */
  readonly programs?: Readonly<Record<string, ShellProgram>>;
}

/** The result of a script, or the feature that is not supported here, which says nothing about whether the script is correct. */
export type ScriptResult =
  | { readonly exit: number }
  | {
      /** The feature in words: `vim`, `a command in the background: &`. */
      readonly beyond: string;
      /** The position in the script, if it is known. */
      readonly range?: Range;
    };

/**
 * Runs a script in a new shell. Its output is yielded as effects. Unsupported features are reported before anything runs, as far as they can be
 * detected.
 */
export function* runScript(text: string, options: ScriptOptions): Running<ScriptResult> {
  return yield* new SmallShell(options).run(text);
}

/**
 * A shell that keeps variables, aliases and the folder from one script to the next.
 * @internal
 */
export class SmallShell {
  readonly #state: ShellState;

  constructor({ variables, folder, programs = {} }: ScriptOptions) {
    const given = Object.entries(variables).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, { value, exported: true }] as const],
    );
    this.#state = {
      variables: new Map(given),
      aliases: new Map(),
      folder: folder ?? variables['HOME'] ?? '/',
      status: 0,
      args: ['bash'],
      pipeFails: false,
      substitutions: new Map(),
      programs: { ...PROGRAMS, ...programs },
    };
  }

  *run(text: string): Running<ScriptResult> {
    const state = this.#state;
    try {
      checkScript(text, state);
      yield* runText(text, state, { stdin: new OuterInput(), stdout: OUTER_STDOUT, stderr: OUTER_STDERR });
    } catch (problem) {
      if (problem instanceof LeaveShell) return { exit: problem.status };
      if (problem instanceof LeaveLoop) return { exit: 0 };
      if (!(problem instanceof Beyond)) throw problem;
      const { construct, range } = problem;
      return range === undefined ? { beyond: construct } : { beyond: construct, range };
    }
    return { exit: state.status };
  }
}
