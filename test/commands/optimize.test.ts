import { describe, expect, test, vi } from 'vitest';
import { openLearner } from '../../src/learner/open-learner.ts';
import { DEFAULT_WEIGHTS } from '../../src/schedule/parameters.ts';
import { id, review } from '../support/events.ts';
import { generateLog } from '../support/review-log.ts';
import { runIn } from '../support/run.ts';
import { NOON, type TestEnv, testEnv } from '../support/test-env.ts';

vi.setConfig({ testTimeout: 90_000 });

const DAY = 86_400_000;
const FIRST_DAY = Math.floor(NOON / DAY) - 3000;
const FORGETFUL = DEFAULT_WEIGHTS.map((w, i) => (i < 4 ? w / 4 : i === 20 ? 0.35 : w));

async function learner(reviews: number): Promise<TestEnv> {
  const env = testEnv();
  const { progress } = await openLearner(env, []);
  let number = 0;
  for (const [n, { ratings, elapsed }] of generateLog({ seed: 'o', reviews, weights: FORGETFUL }).entries()) {
    let day = FIRST_DAY + (n >> 1);
    for (const [i, rating] of ratings.entries()) {
      day += elapsed[i] ?? 0;
      number++;
      progress.record(
        review(number, { id: id(number), card: `rbac/c${n}`, day, at: day * DAY + number, rating }),
      );
    }
  }
  progress.save();
  return env;
}

test('too few reviews: says how many are missing, and changes nothing', async () => {
  const env = await learner(60);
  const { code, out } = await runIn(env, 'optimize');
  expect(code).toBe(0);
  expect(out).toMatch(/^\d+ reviews with a night before them are too few .*: \d+ more are needed\./);
  expect((await runIn(env, 'config', 'get', 'weights')).out).toBe('none\n');
  expect(await runIn(env, 'optimize', '--undo')).toMatchObject({ code: 2 });
});

describe('enough reviews', () => {
  test('fits, shows what was gained, and goes back', { timeout: 120_000 }, async () => {
    const env = await learner(2000);
    const dry = await runIn(env, 'optimize', '--dry-run');
    expect(dry.out).toContain('Nothing was changed');
    const before = (await openLearner(env, [])).progress.states.get('rbac/c1');

    const { code, out } = await runIn(env, 'optimize');
    expect(code).toBe(0);
    expect(out).toMatch(/% less surprise: on the latest \d+ of \d+ reviews the log loss is 0\.\d{4}/);
    const after = await openLearner(env, []);
    expect(after.settings.weights).toHaveLength(21);
    expect(after.progress.states.get('rbac/c1')).toMatchObject({ reviews: before?.reviews });
    expect(after.progress.states.get('rbac/c1')?.memory).not.toEqual(before?.memory);

    expect((await runIn(env, 'optimize', '--undo')).out).toContain('the published weights are active again');
    expect((await openLearner(env, [])).progress.states.get('rbac/c1')).toEqual(before);
    expect((await runIn(env, 'optimize', '--undo')).out).toContain('your previous weights are active again');
    expect((await openLearner(env, [])).settings.weights).toEqual(after.settings.weights);
  });

  test('--json has what was found', async () => {
    const document = JSON.parse((await runIn(await learner(1200), 'optimize', '--json', '--dry-run')).out);
    expect(document).toMatchObject({ version: 1, stored: false });
    expect(document.weights).toHaveLength(21);
  });
});

test('--undo and --dry-run do not go together', async () => {
  expect((await runIn(testEnv(), 'optimize', '--undo', '--dry-run')).code).toBe(2);
});

test.each(['1,2,3', DEFAULT_WEIGHTS.map(() => 99).join(','), 'fsrs', ',,,'])(
  'weights that make no sense are refused: %s',
  async (weights) => {
    const env = testEnv();
    const { code, err } = await runIn(env, 'config', 'set', 'weights', weights);
    expect(code).toBe(2);
    expect(err).toContain('21 weights');
    const { code: study, err: said } = await runIn(
      testEnv({ variables: { K8S_DRILL_WEIGHTS: weights }, input: '' }),
      'study',
      '--plain',
    );
    expect(study).toBe(0);
    expect(said).toContain('so the default holds');
  },
);

test('a bar runs on a terminal, and is gone at the end', async () => {
  const env = await learner(1000);
  const terminal = { ...env, stderr: { ...env.stderr, isTTY: true } };
  const { err } = await runIn(terminal, 'optimize', '--dry-run');
  expect(err).toContain('[###############...............] 50 %');
  expect(err.endsWith(' \r')).toBe(true);
});
