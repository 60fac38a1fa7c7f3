import type { FileSystem } from '../env.ts';
import { kindAt } from '../files/given-path.ts';
import { unreadable } from '../files/io-failure.ts';

/** The position up to which a log was read, and proof that it is still the same log. */
export interface LogMark {
  /** The id in the log's header. */
  readonly log: string;
  /** Bytes from the start of the file. */
  readonly offset: number;
  /** The last bytes before the offset, which hold the random id of the last event; base64. */
  readonly ends: string;
}

const PROOF_BYTES = 64;
const HEADER_BYTES = 256;
const NEWLINE = 10;

/** @param bytes the log up to the offset, or at least the end of it */
export function markAt(log: string, offset: number, bytes: Buffer): LogMark {
  return { log, offset, ends: bytes.subarray(-PROOF_BYTES).toString('base64') };
}

/** Whether a mark is at the end of a whole line; elsewhere a line may still be growing. */
export function isAtLineEnd(mark: LogMark): boolean {
  return Buffer.from(mark.ends, 'base64').at(-1) === NEWLINE;
}

/** The start of a log, and everything that was appended after a mark. */
export interface LogTail {
  readonly head: string;
  readonly bytes: Buffer;
  readonly mark: LogMark;
}

/**
 * Reads a log from a mark on, without the bytes before it.
 * @returns `undefined` if the file is gone, shorter, or a different one
 * @throws Failure `unreadable`
 */
export function readFromMark(fs: FileSystem, path: string, mark: LogMark): LogTail | undefined {
  if (kindAt(fs, path) !== 'file') return undefined;
  try {
    const file = fs.openSync(path, 'r');
    try {
      return tailOf(fs, file, mark);
    } finally {
      fs.closeSync(file);
    }
  } catch (error) {
    throw unreadable(path, error);
  }
}

function tailOf(fs: FileSystem, file: number, mark: LogMark): LogTail | undefined {
  const { size } = fs.fstatSync(file);
  const proof = Buffer.from(mark.ends, 'base64');
  const from = mark.offset - proof.length;
  if (size < mark.offset || from < 0) return undefined;
  const read = readSpan(fs, file, from, size);
  if (!read.subarray(0, proof.length).equals(proof)) return undefined;
  const head = readSpan(fs, file, 0, Math.min(size, HEADER_BYTES)).toString('latin1');
  return { head, bytes: read.subarray(proof.length), mark: markAt(mark.log, from + read.length, read) };
}

function readSpan(fs: FileSystem, file: number, start: number, end: number): Buffer {
  const bytes = Buffer.alloc(end - start);
  let length = 0;
  while (length < bytes.length) {
    const count = fs.readSync(file, bytes, length, bytes.length - length, start + length);
    if (count === 0) break;
    length += count;
  }
  return bytes.subarray(0, length);
}
