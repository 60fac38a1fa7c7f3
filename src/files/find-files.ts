import { join } from 'node:path';
import type { FileSystem } from '../env.ts';
import { type Failure, isFailure } from '../errors.ts';
import { unreadable } from './io-failure.ts';

/** Called with what a folder holds and cannot be read, so that the rest can be. */
export type OnUnreadable = (failure: Failure) => void;

/**
 * The files below a folder whose name is wanted, by name, or the file itself. Hidden folders and `node_modules` are left out;
 * a folder that is met twice, through a link, is read once. With `onUnreadable` nothing of a wanted name goes unsaid: neither a link that leads
 * nowhere nor a pipe.
 * @throws Failure `unreadable` for a path that is not there; without `onUnreadable` also for a folder that cannot be read
 */
export function findFiles(
  fs: FileSystem,
  path: string,
  wanted: (name: string) => boolean,
  onUnreadable?: OnUnreadable,
): string[] {
  if (!isFolder(fs, path)) return [path];
  const found: string[] = [];
  walk(fs, path, { wanted, visited: new Set(), found, onUnreadable });
  return found;
}

interface Walk {
  readonly onUnreadable: OnUnreadable | undefined;
  readonly wanted: (name: string) => boolean;
  readonly visited: Set<string>;
  readonly found: string[];
}

function isFolder(fs: FileSystem, path: string): boolean {
  return guarded(path, () => fs.statSync(path).isDirectory());
}

function walk(fs: FileSystem, folder: string, on: Walk): void {
  for (const name of namesIn(fs, folder, on)) {
    if (name.startsWith('.') || name === 'node_modules') continue;
    const path = join(folder, name);
    const kind = kindOf(fs, path);
    if (kind === 'folder') walk(fs, path, on);
    else if (!on.wanted(name)) continue;
    else if (kind === 'file') on.found.push(path);
    else on.onUnreadable?.(whyNoFile(fs, path));
  }
}

/** In their order; none of a folder that was met before. */
function namesIn(fs: FileSystem, folder: string, { visited, onUnreadable }: Walk): string[] {
  try {
    const real = guarded(folder, () => fs.realpathSync(folder));
    if (visited.has(real)) return [];
    visited.add(real);
    return guarded(folder, () => fs.readdirSync(folder)).sort();
  } catch (error) {
    if (onUnreadable === undefined || !isFailure(error)) throw error;
    onUnreadable(error);
    return [];
  }
}

/** What a path that is neither file nor folder is instead. */
function whyNoFile(fs: FileSystem, path: string): Failure {
  try {
    fs.statSync(path);
    return notAFile(path);
  } catch (error) {
    return unreadable(path, error);
  }
}

/** For a pipe, a socket or a device: to read it could take for ever. */
export function notAFile(path: string): Failure {
  return unreadable(path, new Error('it is no regular file'));
}

/** A link that leads nowhere is nothing. */
function kindOf(fs: FileSystem, path: string): 'file' | 'folder' | 'other' {
  try {
    const stats = fs.statSync(path);
    if (stats.isDirectory()) return 'folder';
    return stats.isFile() ? 'file' : 'other';
  } catch {
    return 'other';
  }
}

/** Reads, and says what could not be read. @throws Failure `unreadable` */
export function guarded<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw unreadable(path, error);
  }
}
