import { dirname } from 'node:path';
import type { Env, FileSystem } from '../env.ts';
import { unwritable } from './io-failure.ts';

export const FILE_MODE = 0o600;

/**
 * Replaces a file so that a reader, a kill or a full disk finds the old text or the new one: written beside it, size checked,
 * synced, renamed, the folder synced.
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
    fs.rmSync(temporary, { force: true });
    throw unwritable(path, error);
  }
  syncFolder(fs, dirname(path));
}

/**
 * Writes a file that is not there yet, whole or not at all.
 * @throws Failure `unwritable`, also where there is one; that one stays as it is
 */
export function createFile(
  env: Pick<Env, 'fs' | 'randomHex'>,
  path: string,
  bytes: Buffer,
  mode = FILE_MODE,
): void {
  const { fs } = env;
  try {
    fs.closeSync(fs.openSync(path, 'wx', mode));
  } catch (error) {
    throw unwritable(path, error);
  }
  try {
    writeAtomically(env, path, bytes, mode);
  } catch (error) {
    fs.rmSync(path, { force: true });
    throw error;
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

/** A write that the system cut short without an error, as it does when the disk is all but full. */
export function shortWrite(written: number, wanted: number): Error {
  return new Error(`only ${written} of ${wanted} bytes could be written; the disk may be full`);
}

/** Makes a new name last through a power failure. Windows cannot sync a folder and does not need to. */
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
