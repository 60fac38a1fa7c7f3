import { dirname } from 'node:path';
import type { Env, FileSystem } from '../env.ts';
import { shortWrite, syncFolder } from '../files/atomic-write.ts';
import { kindAt } from '../files/given-path.ts';
import { unwritable } from '../files/io-failure.ts';
import { FILE_MODE } from '../files/modes.ts';
import { encodeHeader } from './codec.ts';
import { type LogMark, markAt } from './log-mark.ts';

/** The end of a log as this process knows it. */
export interface LogEnd {
  /** The id in the header; `null` where there is none yet. */
  readonly id: string | null;
  /** Bytes. */
  readonly size: number;
  /** `null` if another process wrote too, so that there are unread events before this end. */
  readonly mark: LogMark | null;
}

/**
 * Appends lines to a log and returns when they are on the disk. This is one write in append mode, so that two processes
 * do not overwrite each other; it begins with a newline, so that a torn line before it does no harm. A file that is new, or
 * has no header yet, gets one in the same write.
 * @param end the last known end of the log
 * @throws Failure `unwritable`: the earlier contents are still there, and these lines do not count
 */
export function appendLog(
  { fs, randomHex }: Pick<Env, 'fs' | 'randomHex'>,
  path: string,
  lines: readonly string[],
  end: LogEnd,
): LogEnd {
  try {
    const file = fs.openSync(path, 'a', FILE_MODE);
    try {
      const isEmpty = fs.fstatSync(file).size === 0;
      const id = isEmpty || end.id === null ? randomHex(16) : end.id;
      const header = id === end.id ? [] : [encodeHeader(id)];
      const bytes = Buffer.from(`${isEmpty ? '' : '\n'}${[...header, ...lines].join('\n')}\n`);
      const written = fs.writeSync(file, bytes);
      if (written !== bytes.length) throw shortWrite(written, bytes.length);
      fs.fdatasyncSync(file);
      if (isEmpty) syncFolder(fs, dirname(path));
      const { size } = fs.fstatSync(file);
      return { id, size, mark: size === end.size + written ? markAt(id, size, bytes) : null };
    } finally {
      fs.closeSync(file);
    }
  } catch (error) {
    throw unwritable(path, error);
  }
}

const WRITE_AND_ENTER = 3;

/**
 * Checks before the first question that answers can be saved; creates nothing.
 * @throws Failure `unwritable`
 */
export function checkAppendable(fs: FileSystem, path: string): void {
  try {
    if (kindAt(fs, path) !== 'nothing') fs.closeSync(fs.openSync(path, 'a', FILE_MODE));
    else fs.accessSync(existingFolder(fs, dirname(path)), WRITE_AND_ENTER);
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** The folder in which the first of the missing ones would be created. */
function existingFolder(fs: FileSystem, folder: string): string {
  const above = dirname(folder);
  return kindAt(fs, folder) === 'nothing' && above !== folder ? existingFolder(fs, above) : folder;
}
