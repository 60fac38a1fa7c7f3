import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLearner } from '../../src/learner/open-learner.ts';
import { cardText, deckText } from '../support/decks.ts';
import { review } from '../support/events.ts';
import { runIn } from '../support/run.ts';
import { type TestEnv, testEnv } from '../support/test-env.ts';

const EXAM = { variables: { K8S_DRILL_EXAM_DATE: '2027-01-15' } };

async function units(
  env: TestEnv,
): Promise<{ unit: string; progress: string; seen: number; cards: number }[]> {
  return JSON.parse((await runIn(env, 'course', '--json')).out).units;
}

const progressOf = async (env: TestEnv, id: string) =>
  (await units(env)).find(({ unit }) => unit === id)?.progress;

test('the units are listed with progress, in teaching order', async () => {
  const env = testEnv();
  const { out, code } = await runIn(env, 'course');
  expect(code).toBe(0);
  expect(out.indexOf('first-commands')).toBeLessThan(out.indexOf('rbac'));
  expect(out).toMatch(/first-commands +First commands +0 of 15 +to come/);
});

test('a unit is in progress once a card was asked, and done when all are seen or suspended', async () => {
  const env = testEnv();
  const { progress } = await openLearner(env, []);
  progress.record(review(1, { card: 'cni/plugins', at: env.at }));
  expect(await progressOf(env, 'cni')).toBe('in progress');
  env.at += 1000;
  await runIn(env, 'suspend', '--unit', 'cni');
  expect((await units(env)).find(({ unit }) => unit === 'cni')).toMatchObject({ progress: 'done', seen: 1 });
  env.at += 1000;
  await runIn(env, 'know', '--unit', 'dns');
  expect(await progressOf(env, 'dns')).toBe('done');
});

describe('a unit', () => {
  test('is introduced again, whatever the case of its name', async () => {
    const { out } = await runIn(testEnv(), 'course', 'RBAC');
    expect(out).toContain('kubectl create role');
    expect(out).toContain('https://kubernetes.io/docs/reference/access-authn-authz/rbac/');
    expect(out).toContain('0 of 27 cards seen, to come.');
  });

  test('that does not exist is wrong usage, with the nearest', async () => {
    const { code, err } = await runIn(testEnv(), 'course', 'secret');
    expect([code, err]).toEqual([
      2,
      expect.stringContaining("unknown unit 'secret'; did you mean 'secrets'"),
    ]);
  });

  test('is switched off and on', async () => {
    const env = testEnv();
    expect((await runIn(env, 'course', 'etcd', '--off')).out).toBe('etcd: left out from now on\n');
    expect(await progressOf(env, 'etcd')).toBe('left out');
    await runIn(env, 'course', 'Etcd', '--on');
    expect(await progressOf(env, 'etcd')).toBe('to come');
  });

  test('is moved', async () => {
    const env = testEnv();
    await runIn(env, 'course', 'etcd', '--before', 'pods');
    await runIn(env, 'course', 'first-commands', '--last');
    const ids = (await units(env)).map(({ unit }) => unit);
    expect([ids.slice(0, 2), ids.at(-1)]).toEqual([['etcd', 'pods'], 'first-commands']);
    expect((await runIn(env, 'course', 'etcd', '--before', 'etcd')).code).toBe(2);
  });

  test.each([
    [['--on']],
    [['etcd', '--on', '--off']],
    [['foundations', '--last']],
    [['etcd', '--before', 'nowhere']],
  ])('%j is wrong usage', async (argv) => {
    expect((await runIn(testEnv(), 'course', ...argv)).code).toBe(2);
  });
});

test('foundations are optional with an exam ahead, and one command switches them on', async () => {
  const env = testEnv(EXAM);
  expect(await progressOf(env, 'foundations-docker')).toBe('optional');
  await runIn(env, 'course', 'foundations', '--on');
  expect(await progressOf(env, 'foundations-docker')).toBe('to come');
  expect(await progressOf(testEnv(), 'foundations-docker')).toBe('to come');
});

test('a deck of the learner’s own is a unit that comes next, and can be put elsewhere', async () => {
  const env = testEnv();
  mkdirSync(join(env.home, 'decks'), { recursive: true });
  writeFileSync(join(env.home, 'decks/own.md'), deckText(cardText('one'), 'acme'));
  expect((await units(env))[0]).toMatchObject({ unit: 'acme', cards: 1, progress: 'to come' });
  expect((await runIn(env, 'course', 'acme')).out).toContain('0 of 1 cards seen');
  await runIn(env, 'course', 'acme', '--before', 'rbac');
  const ids = (await units(env)).map(({ unit }) => unit);
  expect(ids.indexOf('acme')).toBe(ids.indexOf('rbac') - 1);
});

describe('the cards that come next', () => {
  const next = async (env: TestEnv, count: number): Promise<{ card: string; unit: string }[]> =>
    JSON.parse((await runIn(env, 'course', '--next', `${count}`, '--json')).out).next;

  test('begin with the first units, and go on after what was seen', async () => {
    const env = testEnv();
    const before = await next(env, 5);
    expect(before).toHaveLength(5);
    expect([...new Set(before.map(({ unit }) => unit))]).toEqual(['first-commands', 'pods']);
    const [first, second] = before.map(({ card }) => card);
    const { progress } = await openLearner(env, []);
    progress.record(review(1, { card: first ?? '', at: env.at }));
    expect((await next(env, 1)).map(({ card }) => card)).toEqual([second]);
  });

  test('are those of the plan where an exam is ahead, and no labs', async () => {
    const env = testEnv(EXAM);
    const planned = await next(env, 10_000);
    expect(planned.length).toBeGreaterThan(300);
    expect(planned.filter(({ unit }) => unit.startsWith('foundations'))).toEqual([]);
    expect(planned.filter(({ card }) => card.includes('/lab-'))).toEqual([]);
  });

  test('are a table for people', async () => {
    const { out, code } = await runIn(testEnv(), 'course', '--next', '3');
    expect(code).toBe(0);
    expect(out).toMatch(/3 +pods +1 +multi +pods\/what-is-shared/);
  });

  test('are of the whole course', async () => {
    expect((await runIn(testEnv(), 'course', 'pods', '--next', '3')).code).toBe(2);
  });
});

describe('the introduction of a unit', () => {
  const study = (env: TestEnv) => runIn(env, 'study', '--plain', '--unit', 'rbac');

  test('is shown when the unit opens, before its first question', async () => {
    const { out } = await study(testEnv({ input: '' }));
    expect(out).toContain('kubectl create role reader');
    expect(out.indexOf('kubectl create role reader')).toBeLessThan(out.indexOf('new'));
  });

  test('is not shown again once a card of the unit was seen', async () => {
    const env = testEnv({ input: '' });
    (await openLearner(env, [])).progress.record(review(1, { card: 'rbac/can-i-list', at: env.at }));
    expect((await study(env)).out).not.toContain('kubectl create role reader');
  });

  test('is not shown while cramming', async () => {
    const { out } = await runIn(testEnv({ input: '' }), 'study', '--plain', '--unit', 'rbac', '--cram');
    expect(out).not.toContain('kubectl create role reader');
  });
});

test('place without an answer leaves the course as it is', async () => {
  const env = testEnv({ input: '' });
  const { code, out } = await runIn(env, 'place', '--plain');
  expect([code, out]).toEqual([0, expect.stringContaining('the course begins with its first unit')]);
  expect((await openLearner(env, [])).progress.history()).toEqual([]);
});
