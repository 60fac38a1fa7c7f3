import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLearner } from '../../src/learner/open-learner.ts';
import { encodeEvent, encodeHeader } from '../../src/progress/codec.ts';
import { review } from '../support/events.ts';
import { runIn } from '../support/run.ts';
import { NOON, type TestEnv, testEnv } from '../support/test-env.ts';

const IDS = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc'].map((start) => start.padEnd(32, '0'));

/** A learner who gave three answers, each on another card. */
async function world(): Promise<TestEnv> {
  const env = testEnv();
  const { progress } = await openLearner(env, []);
  IDS.forEach((id, n) => {
    progress.record(
      review(n, { id, card: `rbac/card-${n}`, answer: `answer ${n}`, at: env.at - 60_000 * (3 - n) }),
    );
  });
  return env;
}

async function answer(env: TestEnv, start: string, card: string): Promise<void> {
  const { progress } = await openLearner(env, []);
  progress.record(review(0, { id: start.padEnd(32, '0'), card, at: env.at }));
}

const cards = async (env: TestEnv) => [...(await openLearner(env, [])).progress.states.keys()];

test('takes back the last answer and says which, then the one before', async () => {
  const env = await world();
  expect((await runIn(env, 'undo')).out).toBe('took back: 2026-11-20 11:59  rbac/card-2: good, "answer 2"\n');
  expect((await runIn(env, 'undo')).out).toContain('rbac/card-1');
  expect(await cards(env)).toEqual(['rbac/card-0']);
});

describe('with the clock set back', () => {
  const YESTERDAY = NOON - 86_400_000;

  test('takes back the last answer given, not the one with the latest date', async () => {
    const env = await world();
    env.at = YESTERDAY;
    await answer(env, 'dddddddd', 'rbac/card-3');
    await answer(env, 'eeeeeeee', 'rbac/card-4');
    expect((await runIn(env, 'undo')).out).toContain('rbac/card-4');
    expect((await runIn(env, 'undo')).out).toContain('rbac/card-3');
    expect((await runIn(env, 'undo')).out).toContain('rbac/card-2');
    expect(await cards(env)).toEqual(['rbac/card-0', 'rbac/card-1']);
  });

  test('--redo and --list go by the order in which events were given too', async () => {
    const env = await world();
    env.at = YESTERDAY;
    await answer(env, 'dddddddd', 'rbac/card-3');
    await runIn(env, 'undo');
    expect((await runIn(env, 'undo', '--redo')).out).toContain('counts again: 2026-11-19 12:00  rbac/card-3');
    const { out } = await runIn(env, 'undo', '--list');
    expect(out.split('\n').map((line) => line.slice(0, 8))).toEqual([
      'aaaaaaaa',
      'bbbbbbbb',
      'cccccccc',
      'dddddddd',
      expect.stringMatching(/^[0-9a-f]{8}$/),
      expect.stringMatching(/^[0-9a-f]{8}$/),
      '',
    ]);
  });

  test('what a merge brought later keeps its own time', async () => {
    const env = await world();
    const other = join(env.workingDirectory, 'other.jsonl');
    const older = review(9, { id: 'ffffffff'.padEnd(32, '0'), card: 'rbac/card-9', at: NOON - 600_000 });
    writeFileSync(other, `${encodeHeader('9'.repeat(32))}\n${encodeEvent(older)}\n`);
    expect((await runIn(env, 'progress', 'merge', other)).code).toBe(0);
    expect((await runIn(env, 'undo')).out).toContain('rbac/card-2');
  });
});

test('--redo takes the last undo back, one after another', async () => {
  const env = await world();
  await runIn(env, 'undo');
  await runIn(env, 'undo');
  expect((await runIn(env, 'undo', '--redo')).out).toBe(
    'counts again: 2026-11-20 11:58  rbac/card-1: good, "answer 1"\n',
  );
  expect((await runIn(env, 'undo', '--redo')).out).toContain('rbac/card-2');
  expect((await runIn(env, 'undo', '--redo')).code).toBe(2);
  expect((await cards(env)).length).toBe(3);
});

test('any event can be named, as --list shows it', async () => {
  const env = await world();
  expect((await runIn(env, 'undo', 'bbbbbbbb')).out).toContain('took back: 2026-11-20 11:58  rbac/card-1');
  expect(await cards(env)).toEqual(['rbac/card-0', 'rbac/card-2']);
  const { out } = await runIn(env, 'undo', '--list');
  expect(out.split('\n')).toEqual([
    'aaaaaaaa  2026-11-20 11:57  rbac/card-0: good, "answer 0"',
    'bbbbbbbb  2026-11-20 11:58  rbac/card-1: good, "answer 1"  (taken back)',
    'cccccccc  2026-11-20 11:59  rbac/card-2: good, "answer 2"',
    expect.stringMatching(/^[0-9a-f]{8}\u0020\u00202026-11-20 12:00\u0020\u0020undo of bbbbbbbb$/),
    '',
  ]);
});

test.each([
  [['dddddddd'], "no event has the id 'dddddddd'"],
  [['aaaa'], "no event has the id 'aaaa'"],
  [['--list', '--redo'], 'undo takes an event, --list or --redo, one of them'],
  [['aaaaaaaa', '--redo'], 'undo takes an event, --list or --redo, one of them'],
])('undo %j is wrong usage', async (argv, message) => {
  const { code, err } = await runIn(await world(), 'undo', ...argv);
  expect(code).toBe(2);
  expect(err).toContain(`k8s-drill: ${message}`);
});

test('of nothing is exit code 2, and creates nothing', async () => {
  const env = testEnv();
  expect(await runIn(env, 'undo')).toEqual({
    code: 2,
    out: '',
    err: 'k8s-drill: there is nothing to undo\n',
  });
  expect(env.fs.existsSync(env.home)).toBe(false);
});

test('an event that was taken back cannot be taken back twice', async () => {
  const env = await world();
  await runIn(env, 'undo', 'aaaaaaaa');
  expect((await runIn(env, 'undo', 'aaaaaaaa')).err).toBe('k8s-drill: there is nothing to undo\n');
});

test('what was typed is shown on one line, short, and without escape sequences', async () => {
  const env = testEnv();
  const { progress } = await openLearner(env, []);
  progress.record(review(1, { answer: `a\nb\u001b[31m ${'x'.repeat(100)}` }));
  const { out } = await runIn(env, 'undo');
  expect(out).toMatch(/"a b \[31m x+…"\n$/);
  expect(out.length).toBeLessThan(130);
});
