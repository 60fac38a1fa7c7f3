import { basename, dirname, join, resolve } from 'node:path';
import type { Env, FileSystem } from '../env.ts';
import { Failure } from '../errors.ts';
import { isBelow } from '../files/below.ts';
import { kindAt } from '../files/given-path.ts';
import { findHome } from './home.ts';

/**
 * The absolute path of an output file that the user names.
 * @param force whether an existing file can be overwritten; `undefined` if the command has no `--force`
 * @throws Failure `usage` for a file of the learner's own progress; `file-exists`
 */
export function outputFile(env: Env, given: string, force?: boolean): string {
  const path = resolve(env.workingDirectory, given);
  if (isProgress(env, path))
    throw new Failure({
      code: 'usage',
      message: `${path} is in the folder of your progress; give another path`,
    });
  if (force !== true && kindAt(env.fs, path) !== 'nothing')
    throw new Failure({ code: 'file-exists', path, force: force !== undefined });
  return path;
}

/** Whether a path is in the home, except in its decks, or is the target of a link in the home. */
function isProgress(env: Env, path: string): boolean {
  const home = findHome(env);
  const real = (name: string): string => realPath(env.fs, name);
  const target = real(path);
  if (isBelow(real(home.decks), target)) return false;
  return (
    isBelow(real(home.folder), target) || [home.log, home.config, home.snapshot].map(real).includes(target)
  );
}

/** The path with its links resolved, as far as it exists. */
function realPath(fs: FileSystem, path: string): string {
  try {
    return fs.realpathSync(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(realPath(fs, folder), basename(path));
  }
}
