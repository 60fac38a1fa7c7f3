import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeEvent, encodeHeader } from '../../src/progress/codec.ts';
import type { ProgressEvent } from '../../src/progress/event.ts';
import { findHome } from '../../src/progress/home.ts';
import { readLog } from '../../src/progress/log.ts';
import { entriesOf, exportLog, mergeLog, union } from '../../src/progress/merge.ts';
import { openProgress } from '../../src/progress/progress.ts';
import { replay } from '../../src/progress/replay.ts';
import { histories, id, READING, review, SCHEDULER, undo } from '../support/events.ts';
import { runs } from '../support/mutation-test.ts';
import { type TestEnv, temporaryFolder, testEnv } from '../support/test-env.ts';

const textOf = (events: readonly ProgressEvent[], header = id(99)) =>
  `${[encodeHeader(header), ...events.map(encodeEvent)].join('\n')}\n`;
const entries = (events: readonly ProgressEvent[]) => entriesOf(textOf(events));

/** A world whose learner did this. */
function worldWith(events: readonly ProgressEvent[], folder?: string): TestEnv {
  const env = testEnv(folder === undefined ? {} : { folder });
  mkdirSync(env.home, { recursive: true });
  writeFileSync(findHome(env).log, textOf(events));
  return env;
}

function fileWith(text: string | Buffer): string {
  const path = join(temporaryFolder(), 'other.jsonl');
  writeFileSync(path, text);
  return path;
}

const merge = (env: TestEnv, path: string) => mergeLog(env, findHome(env), path);
const states = (env: TestEnv) => openProgress(env, SCHEDULER, (name) => name).states;

describe('the union of logs', () => {
  /** Logs that share events, and now and then an id with another content. */
  const logs = fc.tuple(histories(), histories(20), histories(200)).map((all) => all.map(entries));

  test('keeps of two lines with one id the one that sorts first, and orders one moment by id', () => {
    const entry = (name: string, at: number, line: string) => ({ id: name, at, line });
    const [late, early] = [entry('b', 2, 'zebra'), entry('b', 2, 'apple')];
    expect(union([late], [early])).toEqual([early]);
    expect(union([early], [late])).toEqual([early]);
    expect(
      union([entry('d', 1, 'd'), entry('c', 1, 'c')], [entry('a', 5, 'a')]).map(({ id: own }) => own),
    ).toEqual(['c', 'd', 'a']);
  });

  test('is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(logs, ([a = [], b = [], c = []]) => {
        expect(union(a, b)).toEqual(union(b, a));
        expect(union(union(a, b), c)).toEqual(union(a, union(b, c)));
        expect(union(a, a)).toEqual(union(a));
        expect(union(union(a, b), b)).toEqual(union(a, b));
      }),
    );
  });

  test('amounts to the same memory whatever the order', () => {
    fc.assert(
      fc.property(histories(), histories(1000), (a, b) => {
        expect(replay([...a, ...b], READING)).toEqual(replay([...b, ...a], READING));
      }),
    );
  });
});

describe('merging into a log', () => {
  test('two machines that merge each other remember the same', () => {
    fc.assert(
      fc.property(histories(), histories(20), (mine, theirs) => {
        const [one, other] = [worldWith(mine), worldWith(theirs)];
        const theirFile = fileWith(textOf(theirs));
        merge(one, theirFile);
        merge(other, fileWith(textOf(mine)));
        expect(new Map(states(one))).toEqual(new Map(states(other)));
        const after = readFileSync(findHome(one).log);
        expect(merge(one, theirFile).added).toBe(0);
        expect(readFileSync(findHome(one).log).equals(after)).toBe(true);
      }),
      runs(30),
    );
  });

  test('appends what is new, and leaves both files’ bytes as they are', () => {
    const env = worldWith([review(1)]);
    const path = fileWith(textOf([review(1), review(2)]));
    const before = [readFileSync(path, 'utf8'), readFileSync(findHome(env).log, 'utf8')] as const;
    expect(merge(env, path)).toMatchObject({ added: 1, known: 1, findings: [] });
    expect(readFileSync(path, 'utf8')).toBe(before[0]);
    expect(readFileSync(findHome(env).log, 'utf8')).toBe(`${before[1]}\n ${encodeEvent(review(2))}\n`);
  });

  test('with itself adds nothing', () => {
    const env = worldWith([review(1), undo(2, 1)]);
    expect(merge(env, findHome(env).log)).toMatchObject({ added: 0, known: 2 });
  });

  test('into no log yet makes one', () => {
    const env = testEnv();
    merge(env, fileWith(textOf([review(1)])));
    expect(readLog(env, findHome(env).log).parsed.events).toEqual([review(1)]);
  });

  test('an undo that came from another machine takes back what was in the snapshot', () => {
    const env = testEnv();
    const progress = openProgress(env, SCHEDULER, (name) => name);
    progress.record(review(1));
    progress.save();
    merge(env, fileWith(textOf([undo(2, 1)])));
    expect(states(env).size).toBe(0);
  });

  test('passes on events of types that it does not know', () => {
    const line = JSON.stringify({ type: 'dance', at: 5, day: 1, id: id(7), with: 'stars' });
    const env = worldWith([review(1)]);
    merge(env, fileWith(`${textOf([])}${line}\n`));
    expect(exportLog(env, findHome(env))).toContain(line);
  });

  test('takes the whole lines of a torn log, and says which are not', () => {
    const env = worldWith([]);
    const report = merge(env, fileWith(`${textOf([review(1)])}{"type":"rev`));
    expect(report.added).toBe(1);
    expect(report.findings.map((finding) => finding.code)).toEqual(['torn-line']);
  });

  test.each([
    [
      'a newer version’s',
      textOf([review(2)]).replace('"v":1', '"v":2'),
      'is of format 2, this version knows up to 1',
    ],
    ['garbage', 'garbage\n', 'is not a log of reviews by k8s-drill; it was left as it is'],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x0a]), 'is not a log of reviews'],
  ])('%s is refused, and nothing is added', (_, content, message) => {
    const env = worldWith([review(1)]);
    expect(() => merge(env, fileWith(content))).toThrow(message);
    expect(readLog(env, findHome(env).log).parsed.events).toEqual([review(1)]);
  });

  test('a file that is not there is unreadable', () => {
    expect(() => merge(testEnv(), '/nowhere/log.jsonl')).toThrow(
      'cannot read /nowhere/log.jsonl: no such file',
    );
  });
});

test('an export holds each event once, without torn lines, and comes back whole', () => {
  const env = worldWith([review(2), review(1), review(2)]);
  env.fs.appendFileSync(findHome(env).log, '{"torn');
  const text = exportLog(env, findHome(env));
  expect(text).toBe(textOf([review(1), review(2)]));
  const other = testEnv();
  merge(other, fileWith(text));
  expect(states(other)).toEqual(states(env));
});

test('an export of nothing is a header', () => {
  const env = testEnv();
  expect(entriesOf(exportLog(env, findHome(env)))).toEqual([]);
  expect(env.fs.existsSync(env.home)).toBe(false);
});
