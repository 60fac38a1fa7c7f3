import { type ChildProcess, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findHome } from '../../src/progress/home.ts';
import { readLog } from '../../src/progress/log.ts';
import { openProgress } from '../../src/progress/progress.ts';
import { replay } from '../../src/progress/replay.ts';
import { deckText } from '../support/decks.ts';
import { READING, SCHEDULER } from '../support/events.ts';
import { BIN, type Ended, runProgram, variablesFor } from '../support/real-program.ts';
import { type TestEnv, testEnv } from '../support/test-env.ts';
import { tries } from '../support/tries.ts';

const HOMES = tries(6);
const RUNS_A_HOME = 10;
const RUNS = HOMES * RUNS_A_HOME;
const RUNS_A_START = 4;
const LONGEST_START_MS = 400;
const LONGEST_LIFE_MS = 300;
const KILLS_TIMEOUT_MS = 600_000;

const CARDS = 1000;
const card = (n: number) =>
  `## What is number ${n}?\n<!-- id: n${n} -->\n\n\`\`\`text answer\n${n}\n\`\`\`\n`;
const DECK = deckText(Array.from({ length: CARDS }, (_, n) => card(n)).join('\n'), 'own');

const STUDY = [process.execPath, BIN, 'study', '--plain', '--topic', 'own', '--new', String(CARDS)];
const answers = (count: number) => '1\n'.repeat(count);

/** A world whose home has a deck of many numbered questions. */
function world(): TestEnv {
  const env = testEnv();
  const deck = join(env.home, 'decks/own.md');
  mkdirSync(dirname(deck), { recursive: true });
  writeFileSync(deck, DECK);
  return env;
}

/** The cards whose verdict was shown: their answers must have been saved before. */
function acknowledged({ out }: Ended): string[] {
  const shown = out.matchAll(/What is number (\d+)\?[^?]*?\n(?:\+ Right|x Wrong)/g);
  return [...shown].map(([, number]) => `own/n${number}`);
}

function read(env: TestEnv) {
  const { parsed, findings } = readLog(env, findHome(env).log);
  return { events: parsed.events, findings };
}

const answered = (env: TestEnv) => read(env).events.map((event) => ('card' in event ? event.card : ''));

/** What the next run remembers, by way of the snapshot, is what the whole log says. */
function expectSnapshotToHold(env: TestEnv): void {
  const { states } = openProgress(env, SCHEDULER, (name) => name);
  expect(new Map(states)).toEqual(replay(read(env).events, READING).states);
}

/** Kills a run at a random moment of its answering or, in every fourth run, of its start. */
function killAtRandom(run: number) {
  return (child: ChildProcess) => {
    const kill = () => child.kill('SIGKILL');
    if (run % RUNS_A_START === 0) setTimeout(kill, Math.random() * LONGEST_START_MS);
    else child.stdout?.once('data', () => setTimeout(kill, Math.random() * LONGEST_LIFE_MS));
  };
}

test(
  `of ${RUNS} runs killed at random moments every acknowledged answer is in the log`,
  async () => {
    const sums = { killed: 0, acknowledged: 0, inLog: 0, torn: 0 };
    for (let home = 0; home < HOMES; home++) {
      const env = world();
      for (let run = 0; run < RUNS_A_HOME; run++) {
        const before = answered(env).length;
        const ended = await runProgram(env.home, STUDY, answers(CARDS), killAtRandom(run));
        const shown = acknowledged(ended);
        expect(answered(env).slice(before, before + shown.length)).toEqual(shown);
        expectSnapshotToHold(env);
        sums.killed += ended.signal === 'SIGKILL' ? 1 : 0;
        sums.acknowledged += shown.length;
      }
      sums.inLog += read(env).events.length;
      sums.torn += read(env).findings.length;
    }
    console.log(JSON.stringify(sums));
    expect(sums.killed).toBe(RUNS);
    expect(sums.acknowledged).toBeGreaterThan(RUNS);
  },
  KILLS_TIMEOUT_MS,
);

test('two sessions at once lose nothing', async () => {
  const env = world();
  const both = await Promise.all([1, 2].map(() => runProgram(env.home, STUDY, answers(200))));
  expect(both.map((run) => [run.code, acknowledged(run).length])).toEqual([
    [0, 200],
    [0, 200],
  ]);
  const { events, findings } = read(env);
  expect(new Set(events.map((event) => event.id)).size).toBe(400);
  expect(findings).toEqual([]);
  expectSnapshotToHold(env);
});

/** A program for which a file may have so many blocks of 512 bytes: a disk that is full, to it. */
const limited = (blocks: number, command: readonly string[]) => [
  'sh',
  '-c',
  `ulimit -f ${blocks}; exec "$0" "$@"`,
  ...command,
];

describe('a full disk', () => {
  test.each([1, 2, 8, 40, 60])(
    'after %i blocks ends with exit code 3, and what was saved is intact',
    async (blocks) => {
      const env = world();
      const run = await runProgram(env.home, limited(blocks, STUDY), answers(CARDS));
      const saved = answered(env);
      expect(run.code).toBe(3);
      expect(run.err).toMatch(
        /^k8s-drill: cannot write .*reviews\.jsonl: .*(?:disk|larger).*\nwhat was saved before is intact\n$/,
      );
      expect(saved).toEqual(acknowledged(run));
      expectSnapshotToHold(env);
      const next = await runProgram(env.home, STUDY, answers(3));
      expect(next.code).toBe(0);
      expect(answered(env)).toEqual([...saved, ...acknowledged(next)]);
      expectSnapshotToHold(env);
    },
  );

  test('while a setting is stored leaves the settings before', async () => {
    const env = world();
    const before = `{"days-off": ["sat"], "other": "${'x'.repeat(200)}"}`;
    writeFileSync(findHome(env).config, before);
    const set = [process.execPath, BIN, 'config', 'set', 'editor', 'e'.repeat(490)];
    const run = await runProgram(env.home, limited(1, set));
    expect(run).toMatchObject({
      code: 3,
      err: expect.stringMatching(/^k8s-drill: cannot write .*config\.json/),
    });
    expect(readFileSync(findHome(env).config, 'utf8')).toBe(before);
  });
});

const hasStrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

test.skipIf(!hasStrace)('an answer is written and synced before the verdict is shown', () => {
  const env = world();
  const trace = join(env.workingDirectory, 'trace');
  const options = ['-f', '-y', '-s', '40', '-e', 'trace=write,fdatasync', '-o', trace];
  spawnSync('strace', [...options, ...STUDY], { env: variablesFor(env.home), input: answers(5) });
  const calls = readFileSync(trace, 'utf8').split('\n').flatMap(callOf);
  expect(calls.filter((call) => call === 'fdatasync')).toHaveLength(5);
  expect(calls.join(' ')).toMatch(/^(?:say )+(?:write fdatasync (?:say ?)+){5}$/);
});

/** What a line of the trace did to the log or said on stdout. */
function callOf(line: string): string[] {
  const [, call = '', file, path = ''] = /\b(write|fdatasync)\((\d+)<([^>]*)>/.exec(line) ?? [];
  if (path.endsWith('reviews.jsonl')) return [call];
  return call === 'write' && file === '1' ? ['say'] : [];
}
