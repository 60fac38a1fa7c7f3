import { Failure, isFailure } from '../errors.ts';
import { lookUp } from '../source/look-up.ts';

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be larger than is allowed',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  ENOENT: 'no such file or folder',
  ENOSPC: 'no space is left on the disk',
  ENOTDIR: 'a part of the path is not a folder',
  EEXIST: 'a file is there already',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
};

/** The operating system's error, in words. */
function cause(error: unknown): string {
  return lookUp(WORDS, errorCode(error) ?? '') ?? (error instanceof Error ? error.message : String(error));
}

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

export function unreadable(path: string, error: unknown): Failure {
  return isFailure(error) ? error : new Failure({ code: 'unreadable', path, cause: cause(error) });
}

export function unwritable(path: string, error: unknown): Failure {
  return isFailure(error) ? error : new Failure({ code: 'unwritable', path, cause: cause(error) });
}
