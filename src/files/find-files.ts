import type { Dirent } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileSystem } from '../env.ts';
import { type Failure, isFailure } from '../errors.ts';
import { isBelow } from './below.ts';
import { kindAt, type PathKind } from './given-path.ts';
import { unreadable } from './io-failure.ts';

/** Called for each file in a folder that cannot be read, so that the others can be. */
export type OnUnreadable = (failure: Failure) => void;

export interface FindOptions {
  /** Called for unreadable files and folders. Without it, an unreadable folder is a failure, and anything else with a wanted name is left out. */
  readonly onUnreadable?: OnUnreadable;
  /** The folders into which a link may lead, in addition to the walked one; without it, a link may lead anywhere. */
  readonly within?: readonly string[];
}

/**
 * The files below a folder whose names are wanted, sorted by name. Hidden folders and `node_modules` are left out; a folder that is found
 * twice, through a link, is read once. With `onUnreadable`, everything with a wanted name is reported, even a broken link or a pipe.
 * @throws Failure `unreadable` without `onUnreadable`
 */
export function findFiles(
  fs: FileSystem,
  folder: string,
  wanted: (name: string) => boolean,
  { onUnreadable, within }: FindOptions = {},
): string[] {
  const found: string[] = [];
  const bounds = within && [folder, ...within];
  walk(fs, folder, { wanted, visited: new Set(), found, onUnreadable, bounds });
  return found;
}

/** Refuses a link that leads out of all of these folders. @throws Failure `unreadable` */
function refuseLinkOut(fs: FileSystem, path: string, folders: readonly string[]): void {
  const real = guarded(path, () => fs.realpathSync(path));
  const isInside = folders.some((folder) =>
    isBelow(
      guarded(folder, () => fs.realpathSync(folder)),
      real,
    ),
  );
  if (!isInside)
    throw unreadable(path, new Error('it is a link that leads out of the folder; name its target'));
}

/** As `refuseLinkOut`, for a named file: it may lead to its own folder or to the working folder. */
export function refuseNamedLinkOut(fs: FileSystem, path: string, workingDirectory: string): void {
  if (guarded(path, () => fs.lstatSync(path)).isSymbolicLink() && kindAt(fs, path) === 'file')
    refuseLinkOut(fs, path, [dirname(path), workingDirectory]);
}

interface Walk {
  readonly onUnreadable: OnUnreadable | undefined;
  readonly bounds: readonly string[] | undefined;
  readonly wanted: (name: string) => boolean;
  /** Folders by device and inode number: to find their real paths would take longer. */
  readonly visited: Set<string>;
  readonly found: string[];
}

function walk(fs: FileSystem, folder: string, on: Walk): void {
  for (const entry of entriesIn(fs, folder, on)) {
    const { name } = entry;
    if (name.startsWith('.') || name === 'node_modules') continue;
    const path = join(folder, name);
    if (entry.isDirectory()) walk(fs, path, on);
    else if (entry.isFile()) {
      if (on.wanted(name)) on.found.push(path);
    } else followed(fs, path, name, on);
  }
}

/** Handles a link, or something that is neither file nor folder. */
function followed(fs: FileSystem, path: string, name: string, on: Walk): void {
  const kind = on.wanted(name) || isFolderBehind(fs, path) ? inBounds(fs, path, on) : 'unwanted';
  if (kind === 'folder') walk(fs, path, on);
  else if (kind === 'file') on.found.push(path);
}

function isFolderBehind(fs: FileSystem, path: string): boolean {
  return fs.statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The target of a link; `undefined` if it cannot be followed or must not be, which is reported. */
function inBounds(fs: FileSystem, path: string, { bounds, onUnreadable }: Walk): PathKind | undefined {
  try {
    const kind = kindOf(fs, path);
    if (kind === 'other') throw notAFile(path);
    if (bounds) refuseLinkOut(fs, path, bounds);
    return kind;
  } catch (error) {
    if (!isFailure(error)) throw error;
    onUnreadable?.(error);
    return undefined;
  }
}

/** The entries of a folder in order; none if it was read before. */
function entriesIn(fs: FileSystem, folder: string, { visited, onUnreadable }: Walk): Dirent[] {
  try {
    const { dev, ino } = guarded(folder, () => fs.statSync(folder, { bigint: true }));
    if (visited.has(`${dev}:${ino}`)) return [];
    visited.add(`${dev}:${ino}`);
    const entries = guarded(folder, () => fs.readdirSync(folder, { withFileTypes: true }));
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (onUnreadable === undefined || !isFailure(error)) throw error;
    onUnreadable(error);
    return [];
  }
}

/** The target of a link. @throws Failure `unreadable` if it is broken */
function kindOf(fs: FileSystem, path: string): Exclude<PathKind, 'nothing'> {
  const kind = kindAt(fs, path);
  if (kind !== 'nothing') return kind;
  return guarded(path, () => {
    fs.statSync(path);
    return 'other';
  });
}

/** The failure for a pipe, a socket or a device: reading it could take forever. */
export function notAFile(path: string): Failure {
  return unreadable(path, new Error('it is no regular file'));
}

/** Reads something, and reports a failure. @throws Failure `unreadable` */
export function guarded<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw unreadable(path, error);
  }
}
