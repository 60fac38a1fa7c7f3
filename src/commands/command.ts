import type { Command, Help } from 'commander';
import type { Env } from '../env.ts';
import { asStarted } from '../source/program-name.ts';

/** The program as a command sees it that is about the others. */
export interface Program {
  /** The names of all commands, in the order of the help. */
  readonly commands: readonly string[];
  /** Runs another command line; gives its exit code. */
  readonly invoke: (argv: readonly string[]) => Promise<number>;
}

/** Runs with typed options; gives 0 (done) or 1 (findings). Anything else is thrown as a Failure. */
export type Run = (env: Env, program: Program) => number | Promise<number>;

/** Hands over what the command line asked for; it runs after the whole line was parsed. */
export type Act = (run: Run) => void;

/** What a command file exports: its flags, and how they become typed options. */
export interface CommandModule {
  define(command: Command, act: Act): void;
}

type Example = readonly [line: string, does: string];

/** The examples that end a command's help: each is a command line and what it does. A command within it shows those that name it. */
export function examples(command: Command, lines: readonly Example[]): void {
  command.addHelpText('afterAll', ({ command: shown }) => {
    if (shown !== command && command.parent === null) return '';
    const started = lines.map(([line, does]): Example => [asStarted(line, nameOf(shown)), does]);
    const own = shown === command ? started : started.filter(([line]) => line.includes(fullName(shown)));
    return `\nExamples:\n${layOut(own, helpOf(shown))}`;
  });
}

/** A list in a command's help: words, and what each is. */
export function helpList(command: Command, title: string, rows: readonly Example[]): void {
  const longest = Math.max(...rows.map(([word]) => word.length));
  command.addHelpText('after', () => {
    const help = helpOf(command);
    const items = rows.map(([word, does]) => help.formatItem(word, longest, does, help));
    return `\n${title}:\n${items.join('\n')}`;
  });
}

/** What lays a command's help out, for the terminal as it is now. */
function helpOf(command: Command): Help {
  const help = command.createHelp();
  help.helpWidth = command.configureOutput().getOutHelpWidth?.() ?? WIDE;
  return help;
}

const WIDE = 80;

/** What it does stands behind each line, or above it where that is too wide. */
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
