import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { encodeEvent } from '../../src/progress/codec.ts';
import { readLog } from '../../src/progress/log.ts';
import type { Migration } from '../../src/progress/migrations.ts';
import { id, review } from '../support/events.ts';
import { temporaryFolder, testEnv } from '../support/test-env.ts';

/** An invented version 0, which called a rating a grade. */
const FROM_0: ReadonlyMap<number, Migration> = new Map([[0, (line) => line.replace('"grade"', '"rating"')]]);
const OLDER = Buffer.concat([
  Buffer.from(`{"format":"k8s-drill-reviews","v":0,"id":"${id(9)}"}\n`),
  Buffer.from(`${encodeEvent(review(1)).replace('"rating"', '"grade"')}\n`),
  Buffer.from([0x7b, 0xff, 0xfe, 0x0a]),
  Buffer.from(`${encodeEvent(review(2)).replace('"rating"', '"grade"')}\n`),
]);

function older(): string {
  const path = join(temporaryFolder(), 'reviews.jsonl');
  writeFileSync(path, OLDER);
  return path;
}

test('an older log is migrated, and the original is kept byte for byte', () => {
  const path = older();
  const log = readLog(testEnv(), path, FROM_0);
  expect(log.parsed.events).toEqual([review(1), review(2)]);
  expect(log.parsed.headers).toEqual([{ type: 'header', version: 1, id: id(9) }]);
  expect(log.findings.map((finding) => finding.code)).toEqual(['torn-line']);
  const kept = readdirSync(dirname(path)).filter((name) => name !== 'reviews.jsonl');
  expect(kept).toEqual([expect.stringMatching(/^reviews\.jsonl\.v0\.[0-9a-f]{8}$/)]);
  expect(readFileSync(join(dirname(path), kept[0] ?? '')).equals(OLDER)).toBe(true);
  expect(readLog(testEnv(), path).parsed.events).toHaveLength(2);
});

test.each([1, 2])(
  'a disk that is full at write %i of a migration leaves the older log in its place',
  (failing) => {
    const path = older();
    const { fs } = testEnv();
    let writes = 0;
    const writeSync = (file: number, bytes: Buffer, offset: number) => {
      writes += 1;
      return writes === failing ? 0 : fs.writeSync(file, bytes, offset);
    };
    expect(() => readLog(testEnv({ fs: { writeSync } as never }), path, FROM_0)).toThrow(
      'the disk may be full',
    );
    expect(readFileSync(path).equals(OLDER)).toBe(true);
  },
);

test('an older log that nothing can migrate is refused', () => {
  const path = older();
  expect(() => readLog(testEnv(), path)).toThrow(
    'is not a log of reviews by k8s-drill; it was left as it is',
  );
  expect(readFileSync(path).equals(OLDER)).toBe(true);
});
