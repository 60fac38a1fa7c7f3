import { type ChildProcess, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findHome } from '../../src/progress/home.ts';
import { readLog } from '../../src/progress/log.ts';
import { openProgress } from '../../src/progress/progress.ts';
import { replay } from '../../src/progress/replay.ts';
import { bundleDriver, type Finished, runWithHome } from '../support/driver.ts';
import { READING, SCHEDULER } from '../support/events.ts';
import { temporaryFolder, testEnv } from '../support/test-env.ts';

const RUNS = 200;
const RUNS_A_HOME = 10;
const LONGEST_START_MS = 150;
const LONGEST_LIFE_MS = 60;

const folder = mkdtempSync(join(tmpdir(), 'k8s-drill-slow-'));
const driver = bundleDriver('record-answers', folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const world = () => testEnv({ folder: temporaryFolder() });
const acknowledged = ({ out }: Finished) => out.split('\n').filter((line) => line.length === 32);
const open = (env: ReturnType<typeof world>) => openProgress(env, SCHEDULER, (name) => name);

function read(env: ReturnType<typeof world>) {
  const { parsed, findings } = readLog(env, findHome(env).log);
  return { events: parsed.events, findings, ids: new Set(parsed.events.map((event) => event.id)) };
}

/** What the next run remembers, by way of the snapshot, is what the whole log says. */
function expectSnapshotToHold(env: ReturnType<typeof world>): void {
  expect(new Map(open(env).states)).toEqual(replay(read(env).events, READING).states);
}

/** Kills a run at a random moment of its start or, in every other run, of its answering. */
function killAtRandom(run: number) {
  return (child: ChildProcess) => {
    const kill = () => child.kill('SIGKILL');
    if (run % 2 === 0) setTimeout(kill, Math.random() * LONGEST_START_MS);
    else child.stdout?.once('data', () => setTimeout(kill, Math.random() * LONGEST_LIFE_MS));
  };
}

test(`of ${RUNS} runs killed at random moments every acknowledged answer is in the log`, async () => {
  const sums = { killed: 0, acknowledged: 0, inLog: 0, torn: 0 };
  for (let home = 0; home < RUNS / RUNS_A_HOME; home++) {
    const env = world();
    const answers: string[] = [];
    for (let run = 0; run < RUNS_A_HOME; run++) {
      const args = [driver, '100000', '20'];
      const finished = await runWithHome(env.home, process.execPath, args, killAtRandom(run));
      sums.killed += finished.signal === 'SIGKILL' ? 1 : 0;
      answers.push(...acknowledged(finished));
      expectSnapshotToHold(env);
    }
    const { ids, events, findings } = read(env);
    expect(answers.filter((id) => !ids.has(id))).toEqual([]);
    sums.acknowledged += answers.length;
    sums.inLog += events.length;
    sums.torn += findings.length;
  }
  console.log(JSON.stringify(sums));
  expect(sums.killed).toBe(RUNS);
  expect(sums.acknowledged).toBeGreaterThan(RUNS);
});

test('two sessions at once lose nothing', async () => {
  const env = world();
  const args = [driver, '200', '20'];
  const both = await Promise.all([1, 2].map(() => runWithHome(env.home, process.execPath, args)));
  const { ids, findings } = read(env);
  expect(both.map((run) => run.code)).toEqual([0, 0]);
  expect(ids.size).toBe(400);
  expect(both.flatMap(acknowledged).filter((id) => !ids.has(id))).toEqual([]);
  expect(findings).toEqual([]);
  expectSnapshotToHold(env);
});

/** `ulimit -f` of `sh` counts blocks of 512 bytes. */
describe('a full disk', () => {
  test.each([1, 2, 8, 40, 60])(
    'after %i blocks ends with exit code 3, and everything before is intact',
    async (blocks) => {
      const env = world();
      const limited = `ulimit -f ${blocks}; exec "$0" "$@"`;
      const run = await runWithHome(env.home, 'sh', ['-c', limited, process.execPath, driver, '500', '20']);
      expect(run.code).toBe(3);
      expect(run.err).toMatch(
        /^cannot write .*reviews\.jsonl: .*(?:disk|larger).*\nwhat was saved before is intact\n$/,
      );
      const { ids } = read(env);
      expect(acknowledged(run).filter((id) => !ids.has(id))).toEqual([]);
      expectSnapshotToHold(env);
      const next = await runWithHome(env.home, process.execPath, [driver, '3', '20']);
      expect(next.code).toBe(0);
      expect(read(env).ids.size).toBe(ids.size + 3);
      expectSnapshotToHold(env);
    },
  );
});

test('a disk that is full while a setting is stored leaves the settings before', async () => {
  const env = world();
  const store = bundleDriver('store-setting', folder);
  const before = `{"days-off": ["sat"], "other": "${'x'.repeat(200)}"}`;
  mkdirSync(env.home);
  writeFileSync(findHome(env).config, before);
  const args = ['-c', 'ulimit -f 1; exec "$0" "$@"', process.execPath, store, 'editor', 'e'.repeat(490)];
  const run = await runWithHome(env.home, 'sh', args);
  expect(run).toMatchObject({ code: 3, err: expect.stringMatching(/^cannot write .*config\.json/) });
  expect(readFileSync(findHome(env).config, 'utf8')).toBe(before);
});

const hasStrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

test.skipIf(!hasStrace)('an answer is written and synced before anything else is said', () => {
  const env = world();
  const trace = join(folder, 'trace');
  const calls = 'trace=write,fdatasync';
  const strace = ['-f', '-y', '-s', '40', '-e', calls, '-o', trace, process.execPath, driver, '5', '1'];
  spawnSync('strace', strace, { env: { ...process.env, NODE_OPTIONS: '', K8S_DRILL_HOME: env.home } });
  const order = readFileSync(trace, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, call, file, path = ''] = /\b(write|fdatasync)\((\d+)<([^>]*)>/.exec(line) ?? [];
      if (path.endsWith('reviews.jsonl')) return [call];
      return call === 'write' && file === '1' ? ['say'] : [];
    })
    .join(' ');
  expect(order).toBe(Array(5).fill('write fdatasync say').join(' '));
});
