import type { Env, Spawned } from '../env.ts';
import { programName } from '../source/program-name.ts';
import { isInteractive } from './is-interactive.ts';

/** Editors that accept a line as `+12` before the file. */
const PLUS_LINE = new Set([
  'vi',
  'vim',
  'nvim',
  'nano',
  'pico',
  'emacs',
  'emacsclient',
  'micro',
  'kak',
  'joe',
  'ne',
]);

/** The default editor; without a terminal it would be useless, and is not started. */
const FALLBACK = 'vi';

/** The learner's editor and its arguments: the setting, then `$VISUAL`, then `$EDITOR`, then vi. */
export function editorCommand(
  env: Pick<Env, 'variables' | 'platform'>,
  setting: string | null,
): readonly string[] {
  const chosen = setting || env.variables['VISUAL'] || env.variables['EDITOR'];
  const words = splitWords(chosen ?? '');
  return words.length > 0 ? words : [env.platform === 'win32' ? 'notepad' : FALLBACK];
}

/** Opens a file in an editor, at a line (from 1) if the editor can, and waits. The command does not go through a shell. */
export function openEditor(
  env: Pick<Env, 'spawn' | 'stdin' | 'stdout' | 'variables'>,
  command: readonly string[],
  path: string,
  line: number,
): Spawned {
  const [program = FALLBACK, ...args] = command;
  const name = program.split(/[\\/]/).at(-1) ?? program;
  if (name === FALLBACK && !isInteractive(env))
    return { code: null, signal: null, error: new Error('there is no terminal') };
  return env.spawn(program, [...args, ...(PLUS_LINE.has(name) ? [`+${line}`] : []), path]);
}

/** The words of `$EDITOR`: split at spaces, except in quotes. */
function splitWords(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3] ?? '');
}

/** Why an editor failed, in words; `null` if it succeeded. */
export function editorProblem(
  { code, signal, error }: Spawned,
  command: readonly string[],
  { variables }: Pick<Env, 'variables'>,
): string | null {
  const name = command.join(' ');
  if (error)
    return `${name} could not be started (${error.message}); set $EDITOR or \`${programName(variables)} config set editor\``;
  if (signal) return `${name} was ended by ${signal}`;
  return code === 0 ? null : `${name} failed with exit code ${code}`;
}
