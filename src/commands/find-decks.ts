import { join } from 'node:path';
import type { FileSystem } from '../env.ts';
import { unreadable } from '../progress/io-failure.ts';

/**
 * The deck files below a folder, by name, or the file itself: every `.md` that is no `README.md`. Hidden folders and
 * `node_modules` are left out; a folder that is met twice, through a link, is read once.
 * @throws Failure `unreadable` for a path that is not there, and for a folder that cannot be read
 */
export function findDecks(fs: FileSystem, path: string): string[] {
  const found: string[] = [];
  if (isFolder(fs, path)) walk(fs, path, new Set(), found);
  else found.push(path);
  return found;
}

function isFolder(fs: FileSystem, path: string): boolean {
  return guarded(path, () => fs.statSync(path).isDirectory());
}

function walk(fs: FileSystem, folder: string, visited: Set<string>, found: string[]): void {
  const real = guarded(folder, () => fs.realpathSync(folder));
  if (visited.has(real)) return;
  visited.add(real);
  const names = guarded(folder, () => fs.readdirSync(folder)).sort();
  for (const name of names) {
    if (name.startsWith('.') || name === 'node_modules') continue;
    const path = join(folder, name);
    const kind = kindOf(fs, path);
    if (kind === 'folder') walk(fs, path, visited, found);
    else if (kind === 'file' && isDeckName(name)) found.push(path);
  }
}

function isDeckName(name: string): boolean {
  return name.toLowerCase().endsWith('.md') && name.toLowerCase() !== 'readme.md';
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
