import fs, { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileSystem } from '../../src/env.ts';
import { isFailure } from '../../src/errors.ts';
import { appendLog } from '../../src/progress/append-log.ts';
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
