import type { Command, Help } from 'commander';
import type { Env } from '../env.ts';
import { asStarted } from '../source/program-name.ts';

/** The program as seen by commands that are about other commands. */
export interface Program {
  /** The names of all commands, in the order of the help. */
  readonly commands: readonly string[];
  /** Runs another command line. @returns its exit code */
  readonly invoke: (argv: readonly string[]) => Promise<number>;
}

/** Runs a command with typed options. @returns 0 (done) or 1 (findings) @throws Failure for anything else */
export type Run = (env: Env, program: Program) => number | Promise<number>;

/** Takes the parsed command; it runs after the whole line was parsed. */
export type Act = (run: Run) => void;

/** The export of a command's file: its flags, and how they become typed options. */
export interface CommandModule {
  define(command: Command, act: Act): void;
}

type Example = readonly [line: string, does: string];

/** The examples at the end of a command's help: command lines and what they do. A subcommand shows those that name it. */
export function examples(command: Command, lines: readonly Example[]): void {
  command.addHelpText('afterAll', ({ command: shown }) => {
    if (shown !== command && command.parent === null) return '';
    const started = lines.map(([line, does]): Example => [asStarted(line, nameOf(shown)), does]);
    const own = shown === command ? started : started.filter(([line]) => line.includes(fullName(shown)));
    return `\nExamples:\n${layOut(own, helpOf(shown))}`;
  });
}

/** A list in a command's help: words and their descriptions. */
export function helpList(command: Command, title: string, rows: readonly Example[]): void {
  const longest = Math.max(...rows.map(([word]) => word.length));
  command.addHelpText('after', () => {
    const help = helpOf(command);
    const items = rows.map(([word, does]) => help.formatItem(word, longest, does, help));
    return `\n${title}:\n${items.join('\n')}`;
  });
}

/** The layout of a command's help for the current terminal. */
function helpOf(command: Command): Help {
  const help = command.createHelp();
  help.helpWidth = command.configureOutput().getOutHelpWidth?.() ?? WIDE;
  return help;
}

const WIDE = 80;

/** Writes each description after its line, or above it if that is too wide. */
function layOut(lines: readonly Example[], help: Help): string {
  const width = help.helpWidth ?? WIDE;
  const longest = Math.max(...lines.map(([line]) => line.length));
  const beside = lines.map(([line, does]) => `  $ ${line.padEnd(longest)}  # ${does}`);
  if (beside.every((row) => row.length <= width)) return beside.join('\n');
  return lines
    .map(([line, does]) => `${help.boxWrap(does, width - 4).replaceAll(/^/gm, '  # ')}\n  $ ${line}`)
    .join('\n');
}

/** How the program was started. */
function nameOf(command: Command): string {
  return command.parent === null ? command.name() : nameOf(command.parent);
}

/** `k8s-drill config set` */
function fullName(command: Command): string {
  return command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`;
}
