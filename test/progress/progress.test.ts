import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeEvent } from '../../src/progress/codec.ts';
import type { RecordableEvent } from '../../src/progress/event.ts';
import { readLog } from '../../src/progress/log.ts';
import { openProgress, type Progress } from '../../src/progress/progress.ts';
import { replay } from '../../src/progress/replay.ts';
import { histories, id, manualChange, READING, review, SCHEDULER } from '../support/events.ts';
import { isMutationTest, runs } from '../support/mutation-test.ts';
import { recordingFs } from '../support/recording-fs.ts';
import { NOON, type TestEnv, temporaryFolder, testEnv } from '../support/test-env.ts';

const CARD = 'rbac/what-grants-a-role';
const open = (env: TestEnv, resolve = (name: string) => name) => openProgress(env, SCHEDULER, resolve);
const snapshot = (env: TestEnv) => join(env.home, 'progress.json');
const log = (env: TestEnv) => join(env.home, 'reviews.jsonl');
const stamp = (number: number) => ({ id: id(number), at: NOON + number, day: review(0).day });
const contents = (progress: Progress) => [...progress.states];

/** A world in which so many reviews of as many cards were recorded and the session ended. */
function worldAfter(reviews: number): TestEnv {
  const env = testEnv();
  const progress = open(env);
  for (let n = 1; n <= reviews; n++) progress.record(review(n, { card: `rbac/card-${n}` }));
  progress.save();
  return env;
}

/** The same world without a way to read the log as a whole. */
function withoutFullRead(env: TestEnv): TestEnv {
  const readFileSync = (path: string, encoding: 'utf8') => {
    if (path === log(env)) throw new Error('the whole log was read');
    return env.fs.readFileSync(path, encoding);
  };
  return { ...env, fs: { ...env.fs, readFileSync } as never };
}

describe('a first run', () => {
  test('finds nothing and creates nothing', () => {
    const env = testEnv();
    const progress = open(env);
    progress.save();
    expect(contents(progress)).toEqual([]);
    expect(progress.doneOn(0)).toEqual({ new: 0, reviews: 0, ms: 0 });
    expect(env.fs.existsSync(env.home)).toBe(false);
  });

  test('creates the home with the first answer, for its owner alone', () => {
    const env = worldAfter(1);
    expect(statSync(env.home).mode & 0o777).toBe(0o700);
    expect([log(env), snapshot(env)].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o600]);
  });
});

describe('an answer', () => {
  test('counts at once, and is in the log before anything else happens', () => {
    const env = testEnv();
    const progress = open(env);
    progress.record(review(1));
    expect(progress.states.get(CARD)).toMatchObject({ reviews: 1 });
    expect(progress.doneOn(review(1).day)).toEqual({ new: 1, reviews: 0, ms: 4200 });
    expect(readLog(env, log(env)).parsed.events).toEqual([review(1)]);
  });

  test('that cannot be saved does not count', () => {
    const env = worldAfter(1);
    const full = { ...env, fs: { ...env.fs, writeSync: () => 0 } as never };
    const progress = open(full);
    expect(() => progress.record(review(2))).toThrow('the disk may be full');
    expect(progress.states.get(CARD)).toBeUndefined();
    expect(() => progress.save()).not.toThrow();
  });

  test('is found by the next run, with or without a saved snapshot', () => {
    const env = worldAfter(3);
    open(env).record(review(9, { card: 'rbac/card-1' }));
    expect(open(env).states.get('rbac/card-1')).toMatchObject({ reviews: 2 });
  });
});

describe('the snapshot', () => {
  test('makes the log unread, but for what was appended since', () => {
    const env = worldAfter(20);
    open(env).record(review(30));
    const next = open(withoutFullRead(env));
    expect(next.states.size).toBe(21);
    next.record(review(31));
    next.save();
    expect(contents(open(withoutFullRead(env)))).toEqual(contents(next));
  });

  test('is saved every 50 events', () => {
    const env = testEnv();
    const progress = open(env);
    for (let n = 1; n <= 49; n++) progress.record(review(n));
    expect(env.fs.existsSync(snapshot(env))).toBe(false);
    progress.record(review(50));
    expect(open(withoutFullRead(env)).states.get(CARD)).toMatchObject({ reviews: 50 });
  });

  test('that cannot be saved stops no answer, and is a failure at the end', () => {
    const env = testEnv();
    const renameSync = () => {
      throw Object.assign(new Error('x'), { code: 'ENOSPC' });
    };
    const progress = open({ ...env, fs: { ...env.fs, renameSync } });
    for (let n = 1; n <= 60; n++) progress.record(review(n));
    expect(() => progress.save()).toThrow('no space is left on the disk');
    expect(open(env).states.get(CARD)).toMatchObject({ reviews: 60 });
  });

  test.each<[string, (env: TestEnv) => void]>([
    ['gone', (env) => rmSync(snapshot(env))],
    ['cut', (env) => truncateSync(snapshot(env), 100)],
    ['empty', (env) => truncateSync(snapshot(env), 0)],
    ['garbage', (env) => writeFileSync(snapshot(env), 'garbage')],
    [
      'a folder',
      (env) => {
        rmSync(snapshot(env));
        mkdirSync(snapshot(env));
      },
    ],
    [
      'with one digit changed',
      (env) =>
        writeFileSync(
          snapshot(env),
          readFileSync(snapshot(env), 'utf8').replace('"reviews":1', '"reviews":7'),
        ),
    ],
    ['of another log', (env) => writeFileSync(snapshot(env), readFileSync(snapshot(worldAfter(5))))],
  ])('%s is made anew from the log', (_, damage) => {
    const env = worldAfter(5);
    const before = contents(open(env));
    damage(env);
    const progress = open(env);
    expect(contents(progress)).toEqual(before);
    progress.save();
    expect(contents(open(withoutFullRead(env)))).toEqual(before);
  });

  test.each([
    ['garbage', 'my diary'],
    ['of a newer version', '{"format":"k8s-drill-snapshot","v":2}'],
  ])('%s is reported, and kept when the next one is saved', (_, text) => {
    const env = worldAfter(2);
    writeFileSync(snapshot(env), text);
    const progress = open(env);
    expect(progress.findings.map((finding) => finding.code)).toEqual(['foreign-snapshot']);
    progress.save();
    const kept = readdirSync(env.home).filter((name) => name.endsWith('.kept'));
    expect(kept.map((name) => readFileSync(join(env.home, name), 'utf8'))).toEqual([text]);
  });

  test('of a log that has lost events is kept, and the loss reported', () => {
    const env = worldAfter(5);
    const before = readFileSync(snapshot(env), 'utf8');
    truncateSync(log(env), 600);
    const progress = open(env);
    expect(progress.findings.map((finding) => finding.code)).toContain('shortened-log');
    progress.record(review(9));
    progress.save();
    const kept = readdirSync(env.home).filter((name) => name.endsWith('.kept'));
    expect(kept.map((name) => readFileSync(join(env.home, name), 'utf8'))).toEqual([before]);
  });

  test('is made anew when a card was renamed', () => {
    const env = worldAfter(2);
    const renamed = open(env, (name) => (name === 'rbac/card-1' ? 'rbac/card-one' : name));
    expect([...renamed.states.keys()]).toEqual(['rbac/card-one', 'rbac/card-2']);
    renamed.save();
    expect([...open(env).states.keys()]).toEqual(['rbac/card-1', 'rbac/card-2']);
  });

  test('is not saved behind a line that may still be growing', () => {
    const env = worldAfter(2);
    rmSync(snapshot(env));
    writeFileSync(log(env), readFileSync(log(env), 'utf8').trimEnd());
    open(env).save();
    expect(env.fs.existsSync(snapshot(env))).toBe(false);
  });
});

describe('undo', () => {
  test('takes back the newest event, then the one before it, across runs', () => {
    const env = worldAfter(3);
    const progress = open(env);
    expect(progress.undo(stamp(11))).toEqual(review(3, { card: 'rbac/card-3' }));
    progress.save();
    expect(open(env).undo(stamp(12))).toEqual(review(2, { card: 'rbac/card-2' }));
    expect([...open(env).states.keys()]).toEqual(['rbac/card-1']);
  });

  test('takes back a named event; taking the undo back is a redo', () => {
    const env = worldAfter(3);
    const before = contents(open(env));
    open(env).undo(stamp(11), id(1));
    expect([...open(env).states.keys()]).toEqual(['rbac/card-2', 'rbac/card-3']);
    open(env).undo(stamp(12), id(11));
    expect(contents(open(env))).toEqual(before);
  });

  test('of nothing is a failure, and writes nothing', () => {
    const env = testEnv();
    expect(() => open(env).undo(stamp(1))).toThrow('there is nothing to undo');
    expect(env.fs.existsSync(env.home)).toBe(false);
    const undone = worldAfter(1);
    open(undone).undo(stamp(11));
    expect(() => open(undone).undo(stamp(12))).toThrow('there is nothing to undo');
    expect(() => open(undone).undo(stamp(12), id(1))).toThrow('there is nothing to undo');
  });
});

describe('a changed rating', () => {
  const changed = review(12, { rating: 1, outcome: 'wrong', replaces: id(11) });
  const ratings = (env: TestEnv) =>
    open(env)
      .history()
      .map((event) => (event.type === 'review' ? event.rating : event.type));

  test('is one write, and counts in place of the first one, in this run and the next', () => {
    const env = worldAfter(1);
    const calls: string[] = [];
    const progress = open({ ...env, fs: recordingFs(calls) });
    progress.record(review(11));
    calls.length = 0;
    progress.record(changed);
    expect(calls.filter((name) => name === 'write')).toHaveLength(1);
    expect(progress.states.get(CARD)).toMatchObject({ reviews: 1 });
    expect(contents(open(env))).toEqual(contents(progress));
    expect(ratings(env)).toEqual([3, 1]);
  });

  test.skipIf(isMutationTest)('that is cut off at any byte leaves the first one', () => {
    const env = worldAfter(1);
    const progress = open(env);
    progress.record(review(11));
    const before = statSync(log(env)).size;
    progress.record(changed);
    const whole = readFileSync(log(env));
    const counted = Array.from({ length: whole.length - before + 1 }, (_, kept) => {
      writeFileSync(log(env), whole.subarray(0, before + kept));
      return ratings(env)[1];
    });
    const lineEnd = counted.length - 2;
    expect(counted).toEqual(counted.map((_, kept) => (kept < lineEnd ? 3 : 1)));
  });

  test('of an earlier run counts in place of that one too; of one that is not there it counts alone', () => {
    const env = worldAfter(0);
    open(env).record(review(11));
    const progress = open(env);
    progress.record(changed);
    progress.record(review(13, { card: 'rbac/other', replaces: id(77) }));
    expect(progress.states.get(CARD)).toMatchObject({ reviews: 1 });
    expect(ratings(env)).toEqual([1, 3]);
  });

  test('is taken back with the rating that it replaced', () => {
    const env = worldAfter(0);
    const progress = open(env);
    progress.record(review(11));
    progress.record(changed);
    progress.undo(stamp(13));
    expect([progress.states.get(CARD), ratings(env)]).toEqual([undefined, []]);
  });
});

test('two sessions at once lose nothing, and the snapshot of each is right', () => {
  const env = worldAfter(2);
  const [one, other] = [open(env), open(env)];
  for (let n = 10; n < 30; n += 2) {
    one.record(review(n));
    other.record(review(n + 1));
  }
  one.save();
  expect(open(withoutFullRead(env)).states.get(CARD)).toMatchObject({ reviews: 20 });
  other.save();
  expect(open(withoutFullRead(env)).states.get(CARD)).toMatchObject({ reviews: 20 });
});

test('a clock that was set back: the answer counts now, and the next run has it in order', () => {
  const env = worldAfter(3);
  const progress = open(env);
  progress.record(review(0, { card: 'rbac/card-3', rating: 1, at: NOON - 60_000 }));
  expect(progress.states.get('rbac/card-3')).toMatchObject({ reviews: 2 });
  progress.save();
  const events = readLog(env, log(env)).parsed.events;
  expect(open(withoutFullRead(env)).states).toEqual(replay(events, READING).states);
});

test('each event is told with whether it counts, in order', () => {
  const env = testEnv();
  const progress = open(env);
  progress.record(review(1));
  progress.record(review(2));
  progress.undo(stamp(3));
  expect(progress.recordedEvents().map(({ event, counts }) => [event.id, event.type, counts])).toEqual([
    [id(1), 'review', true],
    [id(2), 'review', false],
    [id(3), 'undo', true],
  ]);
});

test('with nothing to save, nothing is written', () => {
  const env = worldAfter(2);
  const calls: string[] = [];
  const progress = open({ ...env, fs: recordingFs(calls) });
  calls.length = 0;
  progress.save();
  expect(calls).toEqual([]);
});

test('the history is what counts, in order', () => {
  const env = worldAfter(2);
  const progress = open(env);
  progress.record(manualChange(5, 'suspend'));
  progress.undo(stamp(6), id(1));
  expect(progress.history()).toEqual([review(2, { card: 'rbac/card-2' }), manualChange(5, 'suspend')]);
});

test('whatever happened in which runs, saved or killed, amounts to a replay of the log', () => {
  const run = fc.record({ events: histories(), saves: fc.boolean(), ofThisRun: fc.boolean() });
  const plans = fc.record({ plan: fc.array(run, { maxLength: 4 }), clockIsSetBack: fc.boolean() });
  const longestRun = 2e10;
  const folder = temporaryFolder();
  let world = 0;
  fc.assert(
    fc.property(plans, ({ plan, clockIsSetBack }) => {
      const env = testEnv({ folder: join(folder, String(world++)) });
      let number = 1000;
      for (const [index, { events, saves, ofThisRun }] of plan.entries()) {
        const later = clockIsSetBack ? 0 : index * longestRun;
        const progress = open(env);
        const recorded: string[] = [];
        for (const event of events) {
          const next = { ...stamp(number++), at: event.at + later, day: event.day };
          if (event.type !== 'undo') {
            progress.record({ ...event, ...next } as RecordableEvent);
            recorded.push(next.id);
          } else if (ofThisRun) {
            const [of] = recorded.splice(Number.parseInt(event.of.slice(-4), 16) % (recorded.length || 1), 1);
            if (of) progress.undo(next, of);
          } else if (progress.history().length > 0) progress.undo(next);
        }
        if (!clockIsSetBack) expectToBeReplay(progress, env);
        if (saves) progress.save();
      }
      expectToBeReplay(open(env), env);
    }),
    runs(60),
  );
});

function expectToBeReplay(progress: Progress, env: TestEnv): void {
  const whole = replay(readLog(env, log(env)).parsed.events, READING);
  expect(new Map(progress.states)).toEqual(whole.states);
  for (const [day, done] of whole.days) expect(progress.doneOn(day)).toEqual(done);
}

test('an answer that this run gave is taken back without the log, unless its card was asked again since', () => {
  const env = worldAfter(3);
  const progress = open(env);
  progress.record(review(11));
  progress.record(review(12, { card: 'rbac/other' }));
  progress.record(review(13, { card: 'rbac/other' }));
  const withoutLog = open(withoutFullRead(env));
  withoutLog.record(review(14));
  expect(withoutLog.undo(stamp(15), id(14))).toEqual(review(14));
  expect(withoutLog.states.get(CARD)).toMatchObject({ reviews: 1 });
  expect(progress.undo(stamp(16), id(12))).toMatchObject({ id: id(12) });
  expect(progress.states.get('rbac/other')).toMatchObject({ reviews: 1 });
});

test('an event that another program repeats counts once', () => {
  const env = worldAfter(2);
  env.fs.appendFileSync(log(env), `\n${encodeEvent(review(2, { card: 'rbac/card-2' }))}\n`);
  expect(open(env).states.get('rbac/card-2')).toMatchObject({ reviews: 1 });
});
