import type { FileSystem } from '../env.ts';
import { type FindOptions, findFiles } from './find-files.ts';

/**
 * The deck files below a folder: every `.md` except `README.md`.
 * @throws Failure `unreadable` for a folder that cannot be read, unless `onUnreadable` is given
 */
export function findDecks(fs: FileSystem, folder: string, options: FindOptions = {}): string[] {
  return findFiles(fs, folder, isDeckName, options);
}

function isDeckName(name: string): boolean {
  return name.toLowerCase().endsWith('.md') && name.toLowerCase() !== 'readme.md';
}
