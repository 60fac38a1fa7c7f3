import { join } from 'node:path';
import type { FileSystem } from '../env.ts';
import { unreadable } from '../progress/io-failure.ts';

/**
 * The files below a folder whose name is wanted, by name, or the file itself. Hidden folders and `node_modules` are left out;
 * a folder that is met twice, through a link, is read once.
 * @throws Failure `unreadable` for a path that is not there, and for a folder that cannot be read
 */
export function findFiles(fs: FileSystem, path: string, wanted: (name: string) => boolean): string[] {
  if (!isFolder(fs, path)) return [path];
  const found: string[] = [];
  walk(fs, path, { wanted, visited: new Set(), found });
  return found;
}

interface Walk {
  readonly wanted: (name: string) => boolean;
  readonly visited: Set<string>;
  readonly found: string[];
}

function isFolder(fs: FileSystem, path: string): boolean {
  return guarded(path, () => fs.statSync(path).isDirectory());
}

function walk(fs: FileSystem, folder: string, on: Walk): void {
  const real = guarded(folder, () => fs.realpathSync(folder));
  if (on.visited.has(real)) return;
  on.visited.add(real);
  const names = guarded(folder, () => fs.readdirSync(folder)).sort();
  for (const name of names) {
    if (name.startsWith('.') || name === 'node_modules') continue;
    const path = join(folder, name);
    const kind = kindOf(fs, path);
    if (kind === 'folder') walk(fs, path, on);
    else if (kind === 'file' && on.wanted(name)) on.found.push(path);
  }
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
