import type { FileSystem } from '../env.ts';
import { findFiles, type OnUnreadable } from './find-files.ts';

/**
 * The deck files below a folder, or the file itself: every `.md` that is no `README.md`.
 * @throws Failure `unreadable` for a path that is not there, and for a folder that cannot be read, unless `onUnreadable` takes it
 */
export function findDecks(fs: FileSystem, path: string, onUnreadable?: OnUnreadable): string[] {
  return findFiles(fs, path, isDeckName, onUnreadable);
}

function isDeckName(name: string): boolean {
  return name.toLowerCase().endsWith('.md') && name.toLowerCase() !== 'readme.md';
}
