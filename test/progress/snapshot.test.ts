import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replay } from '../../src/progress/replay.ts';
import {
  decodeSnapshot,
  encodeSnapshot,
  readSnapshot,
  replaceSnapshot,
} from '../../src/progress/snapshot.ts';
import { histories, id, READING, review } from '../support/events.ts';
import { schedulerWith } from '../support/scheduling.ts';
import { temporaryFolder, testEnv } from '../support/test-env.ts';

const MARK = { log: id(1), offset: 1234, ends: 'YWJj' };
const SNAPSHOT = { mark: MARK, memories: replay([review(1), review(2, { card: 'a/b' })], READING) };
const TEXT = encodeSnapshot(SNAPSHOT, READING);

test('memories come back as they were', () => {
  fc.assert(
    fc.property(histories(), (events) => {
      const snapshot = { mark: MARK, memories: replay(events, READING) };
      expect(decodeSnapshot(encodeSnapshot(snapshot, READING), READING)).toEqual({
        type: 'usable',
        snapshot,
      });
    }),
  );
});

test.each([
  ['empty', ''],
  ['cut', TEXT.slice(0, -9)],
  ['with a state without its phase', TEXT.replace('"phase":"review",', '')],
  ['with a state of another type', TEXT.replace('"reviews":1', '"reviews":"1"')],
  ['with a memory that is no number', TEXT.replace(/"stability":[\d.]+/, '"stability":null')],
  ['with cards that are no list', TEXT.replace(/"cards":.*/, '"cards":{}}')],
  ['without its stamp', TEXT.replace('"stamp"', '"stomp"')],
  ['with a day that is text', TEXT.replace('"days":[[', '"days":[["x",{}],[')],
])('%s it is worth nothing, and the log is read', (_, text) => {
  expect(decodeSnapshot(text, READING)).toEqual({ type: 'none' });
});

test.each([
  ['garbage', 'garbage'],
  ['of a newer version', TEXT.replace('"v":1', '"v":2')],
  ['somebody else’s', '{"name":"x"}'],
])('%s it is foreign', (_, text) => {
  expect(decodeSnapshot(text, READING)).toEqual({ type: 'foreign' });
});

test('of another memory model it is worth nothing; another retention changes nothing', () => {
  const weights = READING.scheduler.parameters.weights.with(0, 0.3);
  expect(decodeSnapshot(TEXT, { ...READING, scheduler: schedulerWith({ weights }) }).type).toBe('none');
  expect(decodeSnapshot(TEXT, { ...READING, scheduler: schedulerWith({ desiredRetention: 0.8 }) }).type).toBe(
    'usable',
  );
});

test('after a card was renamed it is worth nothing', () => {
  const resolve = (name: string) => (name === 'a/b' ? 'a/c' : name);
  expect(decodeSnapshot(TEXT, { ...READING, resolve }).type).toBe('none');
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(TEXT.length), (json, cut) => {
      decodeSnapshot(json, READING);
      decodeSnapshot(`${TEXT.slice(0, cut)}${json}`, READING);
    }),
  );
});

test.each(['openSync', 'writeSync', 'fsyncSync', 'renameSync'])(
  'a failing %s leaves the one before, and no other file',
  (call) => {
    const path = join(temporaryFolder(), 'progress.json');
    writeFileSync(path, 'before');
    const full = () => {
      throw Object.assign(new Error('x'), { code: 'ENOSPC' });
    };
    const env = testEnv({ fs: { [call]: full } });
    expect(() => replaceSnapshot(env, path, SNAPSHOT, READING, false)).toThrow(
      `cannot write ${path}: no space is left on the disk`,
    );
    expect(readFileSync(path, 'utf8')).toBe('before');
    expect(testEnv().fs.readdirSync(join(path, '..'))).toEqual(['progress.json']);
  },
);

test('a write that is cut short again and again ends, and leaves the one before', () => {
  const path = join(temporaryFolder(), 'progress.json');
  writeFileSync(path, 'before');
  const env = testEnv({ fs: { writeSync: () => 0 } as never });
  expect(() => replaceSnapshot(env, path, SNAPSHOT, READING, false)).toThrow('the disk may be full');
  expect(readFileSync(path, 'utf8')).toBe('before');
});

test('what must not be lost is renamed first', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'progress.json');
  writeFileSync(path, 'a diary');
  replaceSnapshot(testEnv(), path, SNAPSHOT, READING, true);
  expect(readSnapshot(testEnv().fs, path, READING).type).toBe('usable');
  const kept = testEnv()
    .fs.readdirSync(folder)
    .find((name) => name.endsWith('.kept'));
  expect(readFileSync(join(folder, kept ?? ''), 'utf8')).toBe('a diary');
});

test.each(['fsrs-6:2/1:0.2,1.3', '2:fsrs-6:2/1:0.2,1.3'])('of earlier rules (%s) is told apart', (memory) => {
  const text = TEXT.replace(/"memory":"[^"]*"/, `"memory":"${memory}"`);
  expect(decodeSnapshot(text, READING)).toEqual({ type: 'none', earlier: true });
});
