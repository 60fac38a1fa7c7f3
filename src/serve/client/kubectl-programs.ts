import { join } from 'node:path';
import type { Env } from '../../env.ts';
import { unwritable } from '../../files/io-failure.ts';

const NAMES = ['kubectl', 'k'];
const RUNNABLE = 0o700;

/**
 * Writes programs named `kubectl` and `k` that run the kubectl that is built in.
 *
 * @param folder where they go, in a folder of their own; it must be there.
 * @returns the folder for the `PATH`.
 * @throws Failure `unwritable`
 */
export function writeKubectlPrograms(
  { fs, platform, packageDirectory }: Pick<Env, 'fs' | 'platform' | 'packageDirectory'>,
  folder: string,
): string {
  const path = join(folder, 'bin');
  const entry = join(packageDirectory, 'bin', 'k8s-drill.js');
  const windows = platform === 'win32';
  const text = windows
    ? `@node "${entry}" kubectl -- %*\r\n`
    : `#!/bin/sh\nexec node '${entry.replaceAll("'", "'\\''")}' kubectl -- "$@"\n`;
  try {
    fs.mkdirSync(path, { recursive: true, mode: RUNNABLE });
    for (const name of NAMES)
      fs.writeFileSync(join(path, windows ? `${name}.cmd` : name), text, { mode: RUNNABLE });
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
