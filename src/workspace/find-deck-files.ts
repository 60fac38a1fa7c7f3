import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import { findDecks } from '../files/find-decks.ts';
import { notAFile, type OnUnreadable } from '../files/find-files.ts';
import { errorCode, unreadable } from '../files/io-failure.ts';

const HELP = 'give deck files, folders or globs; `*` is one name, `**` any number of folders';

/**
 * The deck files that paths, folders and globs name: absolute, sorted, each once however many links lead to it. A file that is named is a deck
 * whatever its name. `onUnreadable` takes what is there and cannot be read.
 * @throws Failure `nothing-matches` for any of them that names no deck
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

/** `folders`: the real paths of those that were asked for before. A path that is gone by now is found out when it is read. */
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
  const kind = kindAt(path, env, onUnreadable);
  if (kind === 'unreadable') return [];
  if (kind === 'file') return [path];
  if (kind === 'folder') return below(given, path, () => true, env, onUnreadable);
  const glob = given.replaceAll('\\', '/');
  const { base, isGlob } = picomatch.scan(glob);
  const folder = resolve(env.workingDirectory, base === '' ? '.' : base);
  if (!isGlob || !env.fs.existsSync(folder)) throw nothing(given, 'there is no such file or folder');
  const matches = picomatch(glob.replace(/^\.\//, ''));
  const shown = (file: string): string =>
    glob.startsWith('/') ? file : relative(env.workingDirectory, file).split(sep).join('/');
  return below(given, folder, (file) => matches(shown(file)), env, onUnreadable);
}

function kindAt(
  path: string,
  { fs }: Env,
  onUnreadable: OnUnreadable,
): 'file' | 'folder' | 'unreadable' | 'nothing' {
  try {
    const stats = fs.statSync(path);
    if (stats.isDirectory()) return 'folder';
    if (stats.isFile()) return 'file';
    onUnreadable(notAFile(path));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(errorCode(error) ?? ''))
      return 'nothing';
    onUnreadable(unreadable(path, error));
  }
  return 'unreadable';
}

/** The decks below a folder that are wanted; where some of it cannot be read, there may be none. */
function below(
  given: string,
  folder: string,
  isWanted: (path: string) => boolean,
  env: Env,
  onUnreadable: OnUnreadable,
): string[] {
  let complete = true;
  const found = findDecks(env.fs, folder, (failure) => {
    complete = false;
    onUnreadable(failure);
  });
  const wanted = found.filter(isWanted);
  if (wanted.length === 0 && complete) throw nothing(given, 'no deck (.md) is there');
  return wanted;
}

function nothing(given: string, why: string): Failure {
  return new Failure({ code: 'nothing-matches', what: `'${given}': ${why}`, help: HELP });
}
