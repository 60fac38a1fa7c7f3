import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileSystem } from '../../src/env.ts';
import { isAtLineEnd, type LogMark, markAt, readFromMark } from '../../src/progress/log-mark.ts';
import { temporaryFolder, testEnv } from '../support/test-env.ts';

/** More than the proof and the head together hold. */
const LONG = 'é'.repeat(300);

function fileWith(text: string): string {
  const path = join(temporaryFolder(), 'reviews.jsonl');
  writeFileSync(path, text);
  return path;
}

const marked = (text: string): LogMark => markAt('log', Buffer.byteLength(text), Buffer.from(text));
const from = (mark: LogMark, text: string, fs: FileSystem = testEnv().fs) =>
  readFromMark(fs, fileWith(text), mark);

test('a mark holds the last 64 bytes before it, or all of fewer', () => {
  const text = `${'a'.repeat(10)}${'b'.repeat(64)}`;
  expect(marked(text)).toEqual({
    log: 'log',
    offset: 74,
    ends: Buffer.from('b'.repeat(64)).toString('base64'),
  });
  expect(marked('short').ends).toBe(Buffer.from('short').toString('base64'));
});

test('a line may still be growing unless it ends before the mark', () => {
  expect(isAtLineEnd(marked('a\n'))).toBe(true);
  expect(isAtLineEnd(marked('a\nb'))).toBe(false);
  expect(isAtLineEnd(marked(''))).toBe(false);
});

describe('reading from a mark', () => {
  test.each([
    ['short', 'short', ' and more'],
    ['at the end', LONG, ''],
    ['long', LONG, LONG],
    ['at the start', '', 'all'],
  ])('%s', (_, before, added) => {
    const tail = from(marked(before), before + added);
    expect(tail?.bytes.toString()).toBe(added);
    expect(tail?.head).toBe(
      Buffer.from(before + added)
        .subarray(0, 256)
        .toString('latin1'),
    );
    expect(tail?.mark.offset).toBe(Buffer.byteLength(before + added));
    expect(from(tail?.mark ?? expect.fail('no mark'), `${before}${added}!`)?.bytes.toString()).toBe('!');
  });

  test('is nothing where the file is shorter by a byte, another, gone, or a folder', () => {
    expect(from(marked('abc'), 'ab')).toBeUndefined();
    expect(from(marked('abc'), 'abd!')).toBeUndefined();
    expect(from({ ...marked('abc'), offset: 2 }, 'abc')).toBeUndefined();
    const folder = temporaryFolder();
    expect(readFromMark(testEnv().fs, join(folder, 'none'), marked('abc'))).toBeUndefined();
    mkdirSync(join(folder, 'reviews.jsonl'));
    expect(readFromMark(testEnv().fs, join(folder, 'reviews.jsonl'), marked('abc'))).toBeUndefined();
  });

  test('goes on where the system gives a few bytes at a time, and ends where the file does', () => {
    const { fs } = testEnv();
    const slow = {
      ...fs,
      readSync: (file: number, bytes: Buffer, offset: number, length: number, position: number) =>
        fs.readSync(file, bytes, offset, Math.min(7, length), position),
    } as unknown as FileSystem;
    expect(from(marked(LONG), LONG + LONG, slow)?.bytes.toString()).toBe(LONG);
    const grown = { ...fs, fstatSync: () => ({ size: 10 }) } as unknown as FileSystem;
    expect(from(marked('abc'), 'abcdef', grown)?.bytes.toString()).toBe('def');
    expect(from(marked('abc'), 'abcdef', grown)?.mark.offset).toBe(6);
  });

  test('that fails is a failure, and the file is closed', () => {
    const { fs } = testEnv();
    const closed: number[] = [];
    const failing = {
      ...fs,
      readSync: () => {
        throw Object.assign(new Error('x'), { code: 'EACCES' });
      },
      closeSync: (file: number) => {
        closed.push(file);
        fs.closeSync(file);
      },
    } as unknown as FileSystem;
    expect(() => from(marked('abc'), 'abc', failing)).toThrow(
      /cannot read .*reviews\.jsonl: permission denied/,
    );
    expect(closed).toHaveLength(1);
  });
});
