import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileSystem } from '../../src/env.ts';
import { appendLog, type LogEnd } from '../../src/progress/append-log.ts';
import { encodeEvent, encodeHeader } from '../../src/progress/codec.ts';
import { readLog, readTail } from '../../src/progress/log.ts';
import { id, review } from '../support/events.ts';
import { isMutationTest } from '../support/mutation-test.ts';
import { recordingFs } from '../support/recording-fs.ts';
import { temporaryFolder, testEnv } from '../support/test-env.ts';

const NEW: LogEnd = { id: null, size: 0, mark: null };
const HEADER = encodeHeader(id(99));
const [FIRST, SECOND] = [encodeEvent(review(1)), encodeEvent(review(2))] as const;
const WHOLE = `${HEADER}\n${FIRST}\n\n${SECOND}\n`;

function logOf(text: string | Buffer): string {
  const path = join(temporaryFolder(), 'reviews.jsonl');
  writeFileSync(path, text);
  return path;
}

const ids = (path: string) => readLog(testEnv(), path).parsed.events.map((event) => event.id);
const codes = (path: string) => readLog(testEnv(), path).findings.map((finding) => finding.code);

describe('appending', () => {
  test('a new log gets a header, is for its owner alone, and gives the events back', () => {
    const path = join(temporaryFolder(), 'reviews.jsonl');
    const end = appendLog(testEnv(), path, [FIRST], NEW);
    appendLog(testEnv(), path, [SECOND], end);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toBe(`${encodeHeader(end.id ?? '')}\n${FIRST}\n\n${SECOND}\n`);
    expect(ids(path)).toEqual([id(1), id(2)]);
  });

  test('an event after a torn line is whole', () => {
    const path = logOf(`${HEADER}\n${FIRST.slice(0, 50)}`);
    appendLog(testEnv(), path, [SECOND], NEW);
    expect(ids(path)).toEqual([id(2)]);
  });

  test('one write, then the sync', () => {
    const calls: string[] = [];
    const env = { ...testEnv(), fs: recordingFs(calls) };
    appendLog(env, logOf(WHOLE), [FIRST], { id: id(99), size: WHOLE.length, mark: null });
    expect(calls.filter((call) => call !== 'fstat')).toEqual(['open', 'write', 'fdatasync', 'close']);
  });

  test('a write that was cut short is a failure, and what was there stays', () => {
    const { fs } = testEnv();
    const cut = testEnv({
      fs: { writeSync: (file: number, bytes: Buffer) => fs.writeSync(file, bytes, 0, 40) } as never,
    });
    const path = logOf(WHOLE);
    expect(() => appendLog(cut, path, [FIRST], NEW)).toThrow(
      /only 40 of \d+ bytes could be written; the disk may be full/,
    );
    appendLog(testEnv(), path, [encodeEvent(review(3))], NEW);
    expect(ids(path)).toEqual([id(1), id(2), id(3)]);
  });

  test.each(['write', 'fdatasync', 'open'] as const)(
    'an error of %s is a failure that says the cause',
    (call) => {
      const full = () => {
        throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
      };
      const path = logOf(WHOLE);
      const env = testEnv({ fs: { [`${call}Sync`]: full } });
      expect(() => appendLog(env, path, [FIRST], NEW)).toThrow(
        `cannot write ${path}: no space is left on the disk\nwhat was saved before is intact`,
      );
    },
  );

  test('another process in between is noticed', () => {
    const path = logOf(WHOLE);
    const end = { id: id(99), size: Buffer.byteLength(WHOLE), mark: null };
    expect(appendLog(testEnv(), path, [FIRST], end).mark).not.toBeNull();
    expect(appendLog(testEnv(), path, [FIRST], end).mark).toBeNull();
  });
});

describe('reading', () => {
  test('no file is a log without events', () => {
    expect(readLog(testEnv(), join(temporaryFolder(), 'none'))).toMatchObject({ mark: null, findings: [] });
  });

  test.each([
    ['whole', WHOLE, [1, 2], []],
    ['CRLF', WHOLE.replaceAll('\n', '\r\n'), [1, 2], []],
    ['no last newline', WHOLE.trimEnd(), [1, 2], []],
    ['empty', '', [], ['empty-log']],
    ['zero bytes of a power failure', '\0'.repeat(512), [], ['empty-log']],
    ['zero bytes within', WHOLE.replace('\n\n', `\n${'\0'.repeat(64)}\n`), [1, 2], []],
    ['torn at the end', WHOLE.slice(0, -20), [1], ['torn-line']],
    ['torn in the middle', `${HEADER}\n${FIRST.slice(0, 80)}\n${SECOND}\n`, [2], ['torn-line']],
    ['torn header', `${HEADER.slice(0, 40)}`, [], ['torn-line']],
    ['torn header, then events', `${HEADER.slice(0, 40)}\n${FIRST}\n`, [1], ['headless-log', 'torn-line']],
    ['no header', `${FIRST}\n${SECOND}\n`, [1, 2], ['headless-log']],
    ['two logs run together', WHOLE + WHOLE.replace(id(99), id(98)), [1, 2, 1, 2], []],
    ['garbage lines', `${WHOLE}\u0007\u0000garbage\n{}\n`, [1, 2], ['torn-line', 'torn-line']],
    [
      'an event of a newer version',
      `${WHOLE}${JSON.stringify({ type: 'dance', at: 1, day: 1, id: id(3) })}\n`,
      [1, 2],
      ['newer-event'],
    ],
  ])('%s', (_, text, events, findings) => {
    const path = logOf(text);
    expect(ids(path)).toEqual(events.map(id));
    expect(codes(path)).toEqual(findings);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test('a torn line is shown at its place', () => {
    const path = logOf(`${HEADER}\n${FIRST}\n{"type":"rev\n${SECOND}\n`);
    const [torn] = readLog(testEnv(), path).findings;
    expect(torn?.file.lines.position(torn.range.start)).toEqual({ line: 3, column: 1 });
    expect(torn?.message).toBe('this line is no whole event; it was set aside');
  });

  test.skipIf(isMutationTest)('a log cut at any byte is read as far as it goes', () => {
    const path = logOf('');
    for (let length = 0; length <= WHOLE.length; length++) {
      const text = WHOLE.slice(0, length);
      writeFileSync(path, text);
      const whole = [FIRST, SECOND].filter((line) => text.includes(line)).length;
      expect(ids(path).length).toBe(whole);
    }
  });

  test.each([
    [
      'newer',
      HEADER.replace('"v":1', '"v":2'),
      /is of format 2, this version knows up to 1; it was left as it is/,
    ],
    ['newer, further down', `${WHOLE}${HEADER.replace('"v":1', '"v":2')}\n`, /is of format 2/],
    ['older than any', HEADER.replace('"v":1', '"v":-1'), /is not a log of reviews by k8s-drill/],
    ['a version that is none', HEADER.replace('"v":1', '"v":0.5'), /is not a log of reviews/],
    [
      'foreign text',
      'dear diary,\ntoday I learnt nothing\n',
      /is not a log of reviews by k8s-drill; it was left as it is/,
    ],
    ['foreign JSON', '{\n  "name": "x"\n}\n', /is not a log/],
    ['foreign lines', '{"a":1}\n{"a":2}\n', /is not a log/],
    ['a binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255, 10, 3]), /is not a log/],
  ])('%s is refused and left as it is', (_, content, message) => {
    const path = logOf(content);
    expect(() => readLog(testEnv(), path)).toThrow(message);
    expect(readFileSync(path).equals(Buffer.from(content))).toBe(true);
  });

  test('a folder in its place is unreadable', () => {
    const path = join(temporaryFolder(), 'reviews.jsonl');
    mkdirSync(path);
    expect(() => readLog(testEnv(), path)).toThrow(`cannot read ${path}: it is a folder`);
    expect(() => readLog(testEnv(), join(dirname(path), 'reviews.jsonl/x'))).not.toThrow();
  });
});

describe('reading on from a mark', () => {
  const mark = (path: string) => readLog(testEnv(), path).mark ?? expect.fail('no mark');

  test('gives what was appended, and reads nothing before it', () => {
    const path = logOf(`${HEADER}\n${FIRST}\n`);
    const before = mark(path);
    appendLog(testEnv(), path, [SECOND], { id: id(99), size: before.offset, mark: before });
    const { fs } = testEnv();
    const asked: number[] = [];
    const counting = {
      ...fs,
      readFileSync: () => expect.fail('read all of it'),
      readSync: (file: number, bytes: Buffer, offset: number, length: number, position: number) => {
        asked.push(length);
        return fs.readSync(file, bytes, offset, length, position);
      },
    } as unknown as FileSystem;
    const tail = readTail(counting, path, before);
    expect(tail?.events.map((event) => event.id)).toEqual([id(2)]);
    expect(tail?.mark).toEqual(mark(path));
    const [proof, header] = [64, 256];
    expect(asked.reduce((a, b) => a + b)).toBeLessThanOrEqual(proof + header + SECOND.length + 2);
  });

  test('at the end of the log there is nothing', () => {
    const path = logOf(WHOLE);
    expect(readTail(testEnv().fs, path, mark(path))).toEqual({ events: [], mark: mark(path) });
  });

  test.each([
    ['is gone', undefined],
    ['is shorter', `${HEADER}\n`],
    ['is another log of the same length', WHOLE.replace(id(2), id(5)).replace(id(99), id(98))],
    ['has another last event', WHOLE.replace(id(2), id(5))],
    ['has another id', WHOLE.replace(id(99), id(98))],
    ['has a torn line since', `${WHOLE}{"type":\n`],
    ['has a newer event since', `${WHOLE}{"type":"dance","at":1,"day":1,"id":"${id(4)}"}\n`],
    ['has another header since', `${WHOLE}${HEADER}\n`],
  ])('only the whole log can tell when it %s', (_, text) => {
    const before = mark(logOf(WHOLE));
    const path = text === undefined ? join(temporaryFolder(), 'none') : logOf(text);
    expect(readTail(testEnv().fs, path, before)).toBeUndefined();
  });
});
