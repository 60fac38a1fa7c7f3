import { resolve } from 'node:path';
import type { Env, FileSystem } from '../env.ts';
import { Failure } from '../errors.ts';
import { errorCode, unreadable } from './io-failure.ts';

/** What is at a path, links followed. `other` is a pipe, a socket or a device. */
export type PathKind = 'file' | 'folder' | 'other' | 'nothing';

const LEADS_NOWHERE: ReadonlySet<string | undefined> = new Set([
  'ENOENT',
  'ENOTDIR',
  'ENAMETOOLONG',
  'ERR_INVALID_ARG_VALUE',
]);

/** What is at a path. @throws Failure `unreadable` where it cannot be looked at */
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
 * What a path of the command line leads to, from the working folder.
 * @throws Failure `nothing-matches` where nothing is there; `unreadable` where it cannot be looked at
 */
export function givenPath(env: Pick<Env, 'fs' | 'workingDirectory'>, given: string): GivenPath {
  const path = resolve(env.workingDirectory, given);
  const kind = kindAt(env.fs, path);
  if (kind === 'nothing') throw nothingAt(given, 'there is no such file or folder');
  return { path, kind };
}

/** A path that names nothing that is wanted. */
export function nothingAt(
  given: string,
  why: string,
  help = 'give files or folders that are there',
): Failure {
  return new Failure({ code: 'nothing-matches', what: `'${given}': ${why}`, help });
}
