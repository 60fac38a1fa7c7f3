import type { FileSystem } from '../env.ts';
import { errorCode, unreadable } from './io-failure.ts';

/** The path that a shell passes for `<(command)`: a pipe with a process at its other end. */
const PASSED_BY_SHELL = /^\/(?:dev|proc\/self)\/(?:fd\/\d+|stdin)$/;

/**
 * The bytes of a file. A pipe, a socket or a device is refused, because reading it could take forever, unless a shell passes it for `<(command)`.
 * @throws Failure `unreadable`
 */
export function readBytes(fs: FileSystem, path: string): Buffer {
  try {
    return read(fs, path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** As `readBytes`; `undefined` if there is no such file. @throws Failure `unreadable` */
export function readBytesIfThere(fs: FileSystem, path: string): Buffer | undefined {
  try {
    return read(fs, path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw unreadable(path, error);
  }
}

/** The text of a file. @throws Failure `unreadable` */
export function readText(fs: FileSystem, path: string): string {
  return decoded(path, readBytes(fs, path));
}

/** As `readText`; `undefined` if there is no such file. @throws Failure `unreadable` */
export function readTextIfThere(fs: FileSystem, path: string): string | undefined {
  const bytes = readBytesIfThere(fs, path);
  return bytes && decoded(path, bytes);
}

/** A file that is longer than a string can be, half a gigabyte, cannot be decoded. @throws Failure `unreadable` */
export function decoded(path: string, bytes: Buffer): string {
  try {
    return bytes.toString('utf8');
  } catch (error) {
    throw unreadable(path, error);
  }
}

function read(fs: FileSystem, path: string): Buffer {
  const stats = fs.statSync(path);
  const isReadable = stats.isFile() || stats.isDirectory() || PASSED_BY_SHELL.test(path);
  if (!isReadable) throw new Error('it is no regular file');
  return fs.readFileSync(path);
}
