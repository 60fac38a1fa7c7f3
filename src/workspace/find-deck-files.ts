import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Env } from '../env.ts';
import { isFailure } from '../errors.ts';
import { findDecks } from '../files/find-decks.ts';
import { notAFile, type OnUnreadable, refuseNamedLinkOut } from '../files/find-files.ts';
import { kindAt, nothingAt } from '../files/given-path.ts';
import { globMatcher, readGlob } from '../files/glob.ts';

const HELP = 'give deck files, folders or globs; `*` is one name, `**` any number of folders';

/**
 * The deck files that paths, folders and globs name: absolute, sorted, each once however many links lead to it. A named file is a deck
 * whatever its name. `onUnreadable` is called for files that cannot be read.
 * @throws Failure `nothing-matches` if any of them names no deck
 */
export function findDeckFiles(given: readonly string[], env: Env, onUnreadable: OnUnreadable): string[] {
  const paths = [...new Set(given.flatMap((path) => filesAt(path, env, onUnreadable)))].sort();
  const folders = new Map<string, string>();
  const seen = new Set<string>();
  return paths.filter((path) => {
    const real = realPath(path, env, folders);
    if (seen.has(real)) return false;
    seen.add(real);
    return true;
  });
}

/** `folders`: the real paths of earlier folders. A path that has been removed meanwhile is reported when it is read. */
function realPath(path: string, { fs }: Env, folders: Map<string, string>): string {
  try {
    if (fs.lstatSync(path).isSymbolicLink()) return fs.realpathSync(path);
    const folder = dirname(path);
    const real = folders.get(folder) ?? fs.realpathSync(folder);
    folders.set(folder, real);
    return join(real, basename(path));
  } catch {
    return path;
  }
}

function filesAt(given: string, env: Env, onUnreadable: OnUnreadable): string[] {
  const path = resolve(env.workingDirectory, given);
  try {
    const kind = kindAt(env.fs, path);
    if (kind === 'folder') return below(given, path, () => true, env, onUnreadable);
    if (kind === 'nothing') return matching(given, env, onUnreadable);
    if (kind === 'other') throw notAFile(path);
    refuseNamedLinkOut(env.fs, path, env.workingDirectory);
    return [path];
  } catch (error) {
    if (!isFailure(error) || error.problem.code !== 'unreadable') throw error;
    onUnreadable(error);
    return [];
  }
}

function matching(given: string, env: Env, onUnreadable: OnUnreadable): string[] {
  const glob = given.replaceAll('\\', '/').replace(/^\.\//, '');
  const { base, isGlob } = readGlob(glob);
  const folder = resolve(env.workingDirectory, base);
  if (!isGlob || kindAt(env.fs, folder) !== 'folder')
    throw nothingAt(given, 'there is no such file or folder', HELP);
  const matches = globMatcher(glob);
  const shown = (file: string): string =>
    glob.startsWith('/') ? file : relative(env.workingDirectory, file).split(sep).join('/');
  return below(given, folder, (file) => matches(shown(file)), env, onUnreadable);
}

/** The wanted decks below a folder; there may be none if parts of it cannot be read. */
function below(
  given: string,
  folder: string,
  isWanted: (path: string) => boolean,
  env: Env,
  onUnreadable: OnUnreadable,
): string[] {
  let complete = true;
  const found = findDecks(env.fs, folder, {
    within: [env.workingDirectory],
    onUnreadable: (failure) => {
      complete = false;
      onUnreadable(failure);
    },
  });
  const wanted = found.filter(isWanted);
  if (wanted.length === 0 && complete) throw nothingAt(given, 'no deck (.md) is there', HELP);
  return wanted;
}
