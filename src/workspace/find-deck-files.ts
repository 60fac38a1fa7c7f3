import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import { isBelow } from '../files/below.ts';
import { findDecks } from '../files/find-decks.ts';
import { notAFile, type OnUnreadable } from '../files/find-files.ts';
import { errorCode, unreadable } from '../files/io-failure.ts';

const HELP = 'give deck files, folders or globs; `*` is one name, `**` any number of folders';

/**
 * The deck files that paths, folders and globs name: absolute, sorted, each once however many links lead to it. A file that is named is a deck
 * whatever its name. `onUnreadable` takes what is there and cannot be read, and links that lead out of the folder that was given, or of the working
 * folder: in a pull request such a link would show a line of any file, and `--fix` would write there.
 * @throws Failure `nothing-matches` for any of them that names no deck
 */
export function findDeckFiles(given: readonly string[], env: Env, onUnreadable: OnUnreadable): string[] {
  const found = given.flatMap((path) => filesAt(path, env, onUnreadable));
  const rootOf = new Map(found.map(({ path, root }) => [path, root]));
  const folders = new Map<string, string>();
  const seen = new Set<string>();
  return [...rootOf.keys()].sort().filter((path) => {
    const real = realPath(path, env, folders);
    if (seen.has(real)) return false;
    seen.add(real);
    const roots = [rootOf.get(path) ?? dirname(path), env.workingDirectory];
    if (roots.some((root) => isBelow(realFolder(root, env, folders), real))) return true;
    onUnreadable(unreadable(path, new Error('it is a link that leads out of the folder')));
    return false;
  });
}

/** A file, and the folder that it is to be in: links within it are followed, those that leave it are not. */
interface FoundFile {
  readonly path: string;
  readonly root: string;
}

function realFolder(folder: string, { fs }: Env, folders: Map<string, string>): string {
  const real = folders.get(folder) ?? fs.realpathSync(folder);
  folders.set(folder, real);
  return real;
}

/** `folders`: the real paths of those that were asked for before. A path that is gone by now is found out when it is read. */
function realPath(path: string, env: Env, folders: Map<string, string>): string {
  const { fs } = env;
  try {
    if (fs.lstatSync(path).isSymbolicLink()) return fs.realpathSync(path);
    return join(realFolder(dirname(path), env, folders), basename(path));
  } catch {
    return path;
  }
}

function filesAt(given: string, env: Env, onUnreadable: OnUnreadable): FoundFile[] {
  const path = resolve(env.workingDirectory, given);
  const kind = kindAt(path, env, onUnreadable);
  if (kind === 'unreadable') return [];
  if (kind === 'file') return [{ path, root: dirname(path) }];
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
): FoundFile[] {
  let complete = true;
  const found = findDecks(env.fs, folder, (failure) => {
    complete = false;
    onUnreadable(failure);
  });
  const wanted = found.filter(isWanted);
  if (wanted.length === 0 && complete) throw nothing(given, 'no deck (.md) is there');
  return wanted.map((path) => ({ path, root: folder }));
}

function nothing(given: string, why: string): Failure {
  return new Failure({ code: 'nothing-matches', what: `'${given}': ${why}`, help: HELP });
}
