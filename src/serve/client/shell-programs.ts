import { join } from 'node:path';
import type { Env } from '../../env.ts';
import { unwritable } from '../../files/io-failure.ts';

const RUNNABLE = 0o700;

/** Programs named `kubectl` and `k` that run the kubectl that is built in. */
export const KUBECTL_PROGRAMS = { kubectl: 'kubectl --', k: 'kubectl --' };
/** The same for helm. */
export const HELM_PROGRAMS = { helm: 'helm --' };

/**
 * Writes programs that run this one.
 *
 * @param folder where they go, in a folder of their own; it must be there.
 * @param programs what this program is started with, by the name of each.
 * @returns the folder for the `PATH`.
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

/** The `PATH` with a folder in front, under the name that it has here. */
export function withPath(
  { variables, platform }: Pick<Env, 'variables' | 'platform'>,
  folder: string,
): Record<string, string> {
  const name = platform === 'win32' && variables['Path'] !== undefined ? 'Path' : 'PATH';
  const separator = platform === 'win32' ? ';' : ':';
  const before = variables[name] ?? '';
  return { [name]: before === '' ? folder : `${folder}${separator}${before}` };
}
