import { resolve } from 'node:path';
import type { Env, FileSystem } from '../env.ts';
import { Failure } from '../errors.ts';
import { errorCode, unreadable } from './io-failure.ts';

/** The type of a path's target, with links followed. `other` is a pipe, a socket or a device. */
export type PathKind = 'file' | 'folder' | 'other' | 'nothing';

const LEADS_NOWHERE: ReadonlySet<string | undefined> = new Set([
  'ENOENT',
  'ENOTDIR',
  'ENAMETOOLONG',
  'ERR_INVALID_ARG_VALUE',
]);

/** The type of a path's target. @throws Failure `unreadable` if it cannot be examined */
export function kindAt(fs: FileSystem, path: string): PathKind {
  try {
    const stats = fs.statSync(path);
    if (stats.isDirectory()) return 'folder';
    return stats.isFile() ? 'file' : 'other';
  } catch (error) {
    if (LEADS_NOWHERE.has(errorCode(error))) return 'nothing';
    throw unreadable(path, error);
  }
}

/** A path of the command line. */
export interface GivenPath {
  /** Absolute. */
  readonly path: string;
  readonly kind: Exclude<PathKind, 'nothing'>;
}

/**
 * The target of a path on the command line, relative to the working folder.
 * @throws Failure `nothing-matches` if it does not exist; `unreadable` if it cannot be examined
 */
export function givenPath(env: Pick<Env, 'fs' | 'workingDirectory'>, given: string): GivenPath {
  const path = resolve(env.workingDirectory, given);
  const kind = kindAt(env.fs, path);
  if (kind === 'nothing') throw nothingAt(given, 'there is no such file or folder');
  return { path, kind };
}

/** The failure for a path that does not lead to a wanted file. */
export function nothingAt(
  given: string,
  why: string,
  help = 'give files or folders that are there',
): Failure {
  return new Failure({ code: 'nothing-matches', what: `'${given}': ${why}`, help });
}
