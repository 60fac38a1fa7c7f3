import fs, { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileSystem } from '../../src/env.ts';
import { isFailure } from '../../src/errors.ts';
import { appendLog, checkAppendable } from '../../src/progress/append-log.ts';
import { encodeHeader } from '../../src/progress/codec.ts';
import { recordingFs } from '../support/recording-fs.ts';
import { temporaryFolder } from '../support/test-env.ts';

const ID = '0123456789abcdef0123456789abcdef';
const NEW = { id: null, size: 0, mark: null };
const envWith = (fileSystem: FileSystem) => ({ fs: fileSystem, randomHex: () => ID });

/** The real file system, but that a write takes only the first bytes, as on a full disk. */
function shortOf(bytes: number): FileSystem {
  return {
    ...fs,
    writeSync: (file: number, data: Uint8Array) => fs.writeSync(file, data, 0, bytes),
  } as unknown as FileSystem;
}

describe('appendLog', () => {
  test('begins a new file with a header, and separates what follows with a newline', () => {
    const path = join(temporaryFolder(), 'reviews.jsonl');
    const env = envWith(fs);
    const end = appendLog(env, path, ['one', 'two'], NEW);
    const header = encodeHeader(ID);
    expect(readFileSync(path, 'utf8')).toBe(`${header}\none\ntwo\n`);
    expect(end).toMatchObject({ id: ID, size: header.length + '\none\ntwo\n'.length });
    expect(end.mark).not.toBeNull();
    appendLog(env, path, ['three'], end);
    expect(readFileSync(path, 'utf8')).toBe(`${header}\none\ntwo\n\nthree\n`);
  });

  test('gives no mark where another process wrote since', () => {
    const path = join(temporaryFolder(), 'reviews.jsonl');
    const env = envWith(fs);
    const end = appendLog(env, path, ['one'], NEW);
    appendLog(env, path, ['of another'], end);
    expect(appendLog(env, path, ['two'], end).mark).toBeNull();
  });

  test('syncs what it wrote before it returns, and the folder of a new file', () => {
    const calls: string[] = [];
    const path = join(temporaryFolder(), 'reviews.jsonl');
    const end = appendLog(envWith(recordingFs(calls)), path, ['one'], NEW);
    expect(calls.slice(calls.indexOf('write'), calls.indexOf('fdatasync') + 1)).toEqual([
      'write',
      'fdatasync',
    ]);
    expect(calls.filter((call) => call === 'open')).toHaveLength(2);
    calls.length = 0;
    appendLog(envWith(recordingFs(calls)), path, ['two'], end);
    expect(calls).toEqual(['open', 'fstat', 'write', 'fdatasync', 'fstat', 'close']);
  });

  test.each([0, 1, 20])('a write that takes only %d bytes fails, and what was there stays', (bytes) => {
    const path = join(temporaryFolder(), 'reviews.jsonl');
    const end = appendLog(envWith(fs), path, ['one'], NEW);
    const before = readFileSync(path, 'utf8');
    try {
      appendLog(envWith(shortOf(bytes)), path, ['a line that is longer than twenty bytes'], end);
      expect.unreachable();
    } catch (error) {
      expect(isFailure(error) && error.problem).toMatchObject({ code: 'unwritable', path });
    }
    expect(readFileSync(path, 'utf8').startsWith(before)).toBe(true);
  });
});

describe('checkAppendable', () => {
  /** Which folder is asked about, and for what. */
  function asked(path: string): unknown[] {
    const calls: unknown[] = [];
    checkAppendable(
      { ...fs, accessSync: (...args: unknown[]) => calls.push(args) } as unknown as FileSystem,
      path,
    );
    return calls;
  }

  test('asks whether the first of the missing folders can be made, and makes none', () => {
    const home = temporaryFolder();
    const path = join(home, 'a', 'b', 'reviews.jsonl');
    const WRITE_AND_ENTER = fs.constants.W_OK + fs.constants.X_OK;
    expect(asked(path)).toEqual([[home, WRITE_AND_ENTER]]);
    expect(asked(join(home, 'reviews.jsonl'))).toEqual([[home, WRITE_AND_ENTER]]);
    expect(existsSync(join(home, 'a'))).toBe(false);
  });

  test('opens a log that is there and leaves it as it is', () => {
    const path = join(temporaryFolder(), 'reviews.jsonl');
    writeFileSync(path, 'one\n');
    expect(asked(path)).toEqual([]);
    expect(readFileSync(path, 'utf8')).toBe('one\n');
  });

  test.each([
    ['a folder', (home: string) => home],
    ['a file in a file', (home: string) => join(home, 'file', 'reviews.jsonl')],
  ])('%s can hold no log', (_, pathIn) => {
    const home = temporaryFolder();
    writeFileSync(join(home, 'file'), '');
    const path = pathIn(home);
    expect(() => checkAppendable(fs as unknown as FileSystem, path)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'unwritable' }) }),
    );
    expect(existsSync(dirname(path))).toBe(true);
  });
});
