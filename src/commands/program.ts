import { Command, CommanderError, Help, type OutputConfiguration } from 'commander';
import type { Env } from '../env.ts';
import { PROGRAM, programName } from '../source/program-name.ts';
import { pageOutput } from '../ui/page-output.ts';
import { examples, type Program, type Run } from './command.ts';
import { GUIDES } from './help/guides.ts';
import { COMMANDS, type Registered } from './registry.ts';

/** The smallest width at which the help has two columns. */
const WIDE = 60;

/** The exit code for wrong usage; 1 is reserved for findings. */
const USAGE = 2;

/**
 * Parses a command line and runs the command. Only that command's file is loaded; the others are known by
 * name and summary, which is enough for the help and for suggestions.
 */
export async function invoke(argv: readonly string[], env: Env, version: string): Promise<number> {
  const asked = COMMANDS.find((c) => c.name === commandWord(argv));
  let run: Run | undefined;
  const program = createProgram(version, programName(env.variables)).configureOutput(outputOf(env));
  const needed = asked !== undefined && asked.name === argv[0] ? [asked] : COMMANDS;
  for (const registered of needed) {
    const command = program
      .command(registered.name)
      .summary(registered.summary)
      .helpGroup(`${registered.group}:`);
    if (registered !== asked) continue;
    command.description(capitalised(registered));
    (await registered.load()).define(command, (r) => {
      run = r;
    });
  }
  if (commandWord(argv) === undefined) {
    program.action(() => {
      run = async (outside) => (await import('./start.ts')).start(outside, program.helpInformation());
    });
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
    throw error;
  }
  if (!run) return 0;
  const act = run;
  const { color, pager } = program.opts<{ color: boolean; pager: boolean }>();
  const coloured = color ? env : withoutColour(env);
  const outside = pager ? coloured : withoutPager(coloured);
  const printed = (printer: Env) => act(printer, programFor(env, version));
  return asked?.isPaged ? pageOutput(outside, printed) : printed(outside);
}

function programFor(env: Env, version: string): Program {
  return { commands: COMMANDS.map(({ name }) => name), invoke: (argv) => invoke(argv, env, version) };
}

/** The program without its commands. */
export function createProgram(version: string, name = PROGRAM): Command {
  const program = new Command(name)
    .description('Drills for the Certified Kubernetes Administrator exam, in the terminal, offline.')
    .version(version)
    .option('--no-pager', 'print long lists as they are, and not in $PAGER')
    .option('--no-color', 'print no colours (NO_COLOR and FORCE_COLOR hold too)')
    .helpCommand(false)
    .configureHelp({ minWidthToWrap: 20, formatItem })
    .showHelpAfterError('(see --help)')
    .exitOverride();
  const guides = GUIDES.map(({ name, summary }) => [`k8s-drill help ${name}`, summary] as const);
  examples(program, [
    ['k8s-drill', 'what is due, and a short menu'],
    ['k8s-drill study --minutes 15', "today's session, a quarter of an hour of it"],
    ...guides,
  ]);
  return program;
}

/** A flag and its description side by side, or one below the other if there is little room. */
function formatItem(term: string, termWidth: number, description: string, help: Help): string {
  const width = help.helpWidth ?? WIDE;
  if (width >= WIDE || description === '')
    return Help.prototype.formatItem.call(help, term, termWidth, description, help);
  return `  ${term}\n${help.boxWrap(description, width - 6).replaceAll(/^/gm, '      ')}`;
}

function outputOf({ stdout, stderr }: Env): OutputConfiguration {
  return {
    writeOut: (text) => stdout.write(text),
    writeErr: (text) => stderr.write(text),
    getOutHelpWidth: () => stdout.columns,
    getErrHelpWidth: () => stderr.columns,
    getOutHasColors: () => false,
    getErrHasColors: () => false,
    outputError: (text, write) => write(text.replace(/^error: /, 'k8s-drill: ')),
  };
}

function commandWord(argv: readonly string[]): string | undefined {
  return argv.find((word) => !word.startsWith('-'));
}

function capitalised({ summary }: Registered): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}

function withoutPager(env: Env): Env {
  return { ...env, variables: { ...env.variables, PAGER: '' } };
}

function withoutColour(env: Env): Env {
  return { ...env, variables: { ...env.variables, NO_COLOR: '1', FORCE_COLOR: undefined } };
}
