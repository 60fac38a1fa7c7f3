import type { Dirent } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileSystem } from '../env.ts';
import { type Failure, isFailure } from '../errors.ts';
import { isBelow } from './below.ts';
import { kindAt, type PathKind } from './given-path.ts';
import { unreadable } from './io-failure.ts';

/** Called with what a folder holds and cannot be read, so that the rest can be. */
export type OnUnreadable = (failure: Failure) => void;

export interface FindOptions {
  /** Takes what cannot be read; without it a folder that cannot be read is a failure, and other things of a wanted name are left out. */
  readonly onUnreadable?: OnUnreadable;
  /** The folders that a link may lead into, beside the one that is walked; without it, a link may lead anywhere. */
  readonly within?: readonly string[];
}

/**
 * The files below a folder whose name is wanted, by name. Hidden folders and `node_modules` are left out; a folder that is met twice, through a
 * link, is read once. With `onUnreadable` nothing of a wanted name goes unsaid: neither a link that leads nowhere nor a pipe.
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

/** Says of a link that leads out of all of these folders that it does. @throws Failure `unreadable` */
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

/** As `refuseLinkOut`, of a file that is named: it may lead to its own folder or to the working folder. */
export function refuseNamedLinkOut(fs: FileSystem, path: string, workingDirectory: string): void {
  if (guarded(path, () => fs.lstatSync(path)).isSymbolicLink() && kindAt(fs, path) === 'file')
    refuseLinkOut(fs, path, [dirname(path), workingDirectory]);
}

interface Walk {
  readonly onUnreadable: OnUnreadable | undefined;
  readonly bounds: readonly string[] | undefined;
  readonly wanted: (name: string) => boolean;
  /** Folders by device and number: their real paths would cost each the way from the root. */
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

/** A link, or something that is neither file nor folder. */
function followed(fs: FileSystem, path: string, name: string, on: Walk): void {
  const kind = on.wanted(name) || isFolderBehind(fs, path) ? inBounds(fs, path, on) : 'unwanted';
  if (kind === 'folder') walk(fs, path, on);
  else if (kind === 'file') on.found.push(path);
}

function isFolderBehind(fs: FileSystem, path: string): boolean {
  return fs.statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** What a link leads to; `undefined`, and said, where it cannot be followed or must not be. */
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

/** In their order; none of a folder that was met before. */
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

/** What a link leads to. @throws Failure `unreadable` where it leads nowhere */
function kindOf(fs: FileSystem, path: string): Exclude<PathKind, 'nothing'> {
  const kind = kindAt(fs, path);
  if (kind !== 'nothing') return kind;
  return guarded(path, () => {
    fs.statSync(path);
    return 'other';
  });
}

/** For a pipe, a socket or a device: to read it could take forever. */
export function notAFile(path: string): Failure {
  return unreadable(path, new Error('it is no regular file'));
}

/** Reads, and says what could not be read. @throws Failure `unreadable` */
export function guarded<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw unreadable(path, error);
  }
}
