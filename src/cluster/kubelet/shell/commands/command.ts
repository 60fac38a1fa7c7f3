import type { ShellEnvironment } from '../environment.ts';
import type { ShellRun } from '../shell-run.ts';

/** One call of a command. */
export interface CommandCall {
  readonly name: string;
  readonly args: readonly string[];
  /** The script that makes the call, with its status, variables, directory and waiting time. */
  readonly run: ShellRun;
  readonly environment: ShellEnvironment;
}

/** A command of the small shell. It writes output, and sets the script's status if that is not 0. */
export type ShellCommand = (call: CommandCall) => void;

/** Writes a line to standard output. */
export function print({ environment }: CommandCall, text: string): void {
  environment.write(1, `${text}\n`);
}

/** Prints an error message prefixed with the command's name, and fails. */
export function fail(call: CommandCall, message: string, status = 1): void {
  call.environment.write(2, `${call.name}: ${message}\n`);
  call.run.status = status;
}

/**
 * The flags and other words of a command line: `-abc` is three flags; those in `valued`, and the long ones in `longValued`, take a value.
 */
export function readArguments(
  args: readonly string[],
  valued = '',
  longValued: readonly string[] = [],
): { readonly flags: ReadonlyMap<string, string>; readonly words: readonly string[] } {
  const flags = new Map<string, string>();
  const words: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--') {
      words.push(...args.slice(at + 1));
      break;
    }
    if (arg.startsWith('--')) {
      const [name = '', value] = arg.slice(2).split(/=(.*)/s);
      flags.set(name, value ?? (longValued.includes(name) ? (args[++at] ?? '') : ''));
    } else if (arg.startsWith('-') && arg !== '-') {
      for (let i = 1; i < arg.length; i++) {
        const flag = arg[i] ?? '';
        if (!valued.includes(flag)) flags.set(flag, '');
        else {
          const rest = arg.slice(i + 1);
          flags.set(flag, rest === '' ? (args[++at] ?? '') : rest);
          break;
        }
      }
    } else words.push(arg);
  }
  return { flags, words };
}

/** The contents of files, or standard input if none is given; reports files that cannot be read. */
export function readInputs(call: CommandCall, paths: readonly string[]): string[] {
  if (paths.length === 0) return [call.environment.input];
  return paths.flatMap((path) => {
    if (path === '-') return [call.environment.input];
    const { files } = call.environment;
    const text = files.read(path, call.run.directory);
    if (text !== undefined) return [text];
    const why = files.isDirectory(path, call.run.directory) ? 'Is a directory' : 'No such file or directory';
    const prefix = why === 'Is a directory' ? `read error: ${why}` : `can't open '${path}': ${why}`;
    fail(call, prefix);
    return [];
  });
}

/** The lines of a text, without the empty one after a final line break. */
export function linesOf(text: string): string[] {
  if (text === '') return [];
  return text.replace(/\n$/, '').split('\n');
}
