import { join } from 'node:path';
import type { Env } from '../../env.ts';
import { unwritable } from '../../files/io-failure.ts';

const RUNNABLE = 0o700;

/** Programs named `kubectl` and `k` that run the built-in kubectl. */
export const KUBECTL_PROGRAMS = { kubectl: 'kubectl --', k: 'kubectl --' };
/** A program named `helm` that runs the built-in helm. */
export const HELM_PROGRAMS = { helm: 'helm --' };

/**
 * Writes programs that call this program.
 *
 * @param folder the existing folder in which a folder for them is created
 * @param programs the arguments for this program, by the name of each program
 * @returns the folder to add to `PATH`
 * @throws Failure `unwritable`
 */
export function writePrograms(
  { fs, platform, packageDirectory }: Pick<Env, 'fs' | 'platform' | 'packageDirectory'>,
  folder: string,
  programs: Readonly<Record<string, string>>,
): string {
  const path = join(folder, 'bin');
  const entry = join(packageDirectory, 'bin', 'k8s-drill.js');
  const windows = platform === 'win32';
  const textOf = (words: string): string =>
    windows
      ? `@node "${entry}" ${words} %*\r\n`
      : `#!/bin/sh\nexec node '${entry.replaceAll("'", "'\\''")}' ${words} "$@"\n`;
  try {
    fs.mkdirSync(path, { recursive: true, mode: RUNNABLE });
    for (const [name, words] of Object.entries(programs))
      fs.writeFileSync(join(path, windows ? `${name}.cmd` : name), textOf(words), { mode: RUNNABLE });
    return path;
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** The `PATH` variable with a folder in front, under its name on this platform. */
export function withPath(
  { variables, platform }: Pick<Env, 'variables' | 'platform'>,
  folder: string,
): Record<string, string> {
  const name = platform === 'win32' && variables['Path'] !== undefined ? 'Path' : 'PATH';
  const separator = platform === 'win32' ? ';' : ':';
  const before = variables[name] ?? '';
  return { [name]: before === '' ? folder : `${folder}${separator}${before}` };
}
