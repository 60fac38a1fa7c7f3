import { dirname } from 'node:path';
import type { Env, FileSystem } from '../env.ts';
import { Failure } from '../errors.ts';
import { errorCode, unwritable } from './io-failure.ts';
import { FILE_MODE } from './modes.ts';

/**
 * Replaces a file so that it has the old text or the new one, whatever happens meanwhile: a new file is written, its size checked,
 * synced and renamed, and the folder is synced.
 * @throws Failure `unwritable`; the file is then as it was
 */
export function writeAtomically(
  env: Pick<Env, 'fs' | 'randomHex'>,
  path: string,
  bytes: Buffer,
  mode = FILE_MODE,
): void {
  const { fs } = env;
  const temporary = `${path}.${env.randomHex(4)}.tmp`;
  try {
    writeWhole(fs, temporary, bytes, mode);
    fs.renameSync(temporary, path);
  } catch (error) {
    removeQuietly(fs, temporary);
    throw unwritable(path, error);
  }
  syncFolder(fs, dirname(path));
}

/**
 * Writes a new file, completely or not at all, whatever ends the run.
 * @throws Failure `file-exists` if there is one, which is not changed; `unwritable`
 */
export function createFile(
  env: Pick<Env, 'fs' | 'randomHex'>,
  path: string,
  bytes: Buffer,
  mode = FILE_MODE,
): void {
  const { fs } = env;
  const temporary = `${path}.${env.randomHex(4)}.tmp`;
  try {
    writeWhole(fs, temporary, bytes, mode);
    giveNewName(fs, temporary, path);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw new Failure({ code: 'file-exists', path, force: false });
    throw unwritable(path, error);
  } finally {
    removeQuietly(fs, temporary);
  }
  syncFolder(fs, dirname(path));
}

/** The errors of file systems without hard links. */
const NO_LINKS: ReadonlySet<string | undefined> = new Set([
  'EPERM',
  'EACCES',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EISDIR',
]);

/** A link, unlike a rename, does not replace a file. Without links, another process could create the file in between. */
function giveNewName(fs: FileSystem, from: string, to: string): void {
  try {
    fs.linkSync(from, to);
  } catch (error) {
    if (!NO_LINKS.has(errorCode(error))) throw error;
    fs.closeSync(fs.openSync(to, 'wx'));
    fs.renameSync(from, to);
  }
}

/** Removes a file, if it exists. @throws Failure `unwritable` */
export function removeFile(fs: FileSystem, path: string): void {
  try {
    fs.rmSync(path, { force: true });
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** Removes a temporary file. If that fails, the file is harmless, and `doctor` reports it. */
function removeQuietly(fs: FileSystem, path: string): void {
  try {
    fs.rmSync(path, { force: true });
  } catch {
    // The earlier error is the one to report.
  }
}

function writeWhole(fs: FileSystem, path: string, bytes: Buffer, mode: number): void {
  const file = fs.openSync(path, 'wx', mode);
  try {
    for (let written = 0; written < bytes.length; ) {
      const count = fs.writeSync(file, bytes, written);
      if (count === 0) throw shortWrite(written, bytes.length);
      written += count;
    }
    const { size } = fs.fstatSync(file);
    if (size !== bytes.length) throw shortWrite(size, bytes.length);
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
}

/** The error for a write that the system cut short without an error, as on an almost full disk. */
export function shortWrite(written: number, wanted: number): Error {
  return new Error(`only ${written} of ${wanted} bytes could be written; the disk may be full`);
}

/** Makes a new name survive a power failure. Windows cannot sync a folder and does not need to. */
export function syncFolder(fs: FileSystem, folder: string): void {
  let handle: number;
  try {
    handle = fs.openSync(folder, 'r');
  } catch {
    return;
  }
  try {
    fs.fsyncSync(handle);
  } catch {
    // Some network and Windows file systems refuse; the file itself is synced.
  } finally {
    fs.closeSync(handle);
  }
}
