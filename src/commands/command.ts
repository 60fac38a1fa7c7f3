import type { Command } from 'commander';
import type { Env } from '../env.ts';

/** Runs with typed options; gives 0 (done) or 1 (findings). Anything else is thrown as a Failure. */
export type Run = (env: Env) => number | Promise<number>;

/** Hands over what the command line asked for; it runs after the whole line was parsed. */
export type Act = (run: Run) => void;

/** What a command file exports: its flags, and how they become typed options. */
export interface CommandModule {
  define(command: Command, act: Act): void;
}

/** The examples that end a command's help: each is a command line and what it does. */
export function examples(command: Command, lines: readonly (readonly [line: string, does: string])[]): void {
  const width = Math.max(...lines.map(([line]) => line.length));
  const rows = lines.map(([line, does]) => `  $ ${line.padEnd(width)}  # ${does}`);
  command.addHelpText('after', `\nExamples:\n${rows.join('\n')}`);
}
