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
  /** The environment; `HOME` is where `~` is. */
  readonly variables: Variables;
  /** Where it starts; the home where absent. */
  readonly folder?: string;
  /** Programs beside kubectl and the filters, such as a stand-in for `helm`. */
  readonly programs?: Readonly<Record<string, ShellProgram>>;
}

/** How a script ended; or what it asks for that is not run here, which says nothing about whether it is right. */
export type ScriptResult =
  | { readonly exit: number }
  | {
      /** Names the construct: `vim`, `a command in the background: &`. */
      readonly beyond: string;
      /** Where in the script, if it is known. */
      readonly range?: Range;
    };

/** Runs one script in a shell of its own. What it prints are effects; what can be seen to be beyond is found before anything runs. */
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
