import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLearner } from '../../src/learner/open-learner.ts';
import { cardText, deckText } from '../support/decks.ts';
import { review } from '../support/events.ts';
import { runIn } from '../support/run.ts';
import { scriptedPrompter } from '../support/scripted-prompter.ts';
import { type TestEnv, testEnv } from '../support/test-env.ts';

const [CARD, OTHER] = ['own/one', 'own/two'] as const;

/** A learner with a deck of two cards, of which the first was answered. */
async function world(body = cardText('one') + cardText('two')): Promise<TestEnv> {
  const env = testEnv();
  const path = join(env.home, 'decks/own.md');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, deckText(body, 'own'));
  (await openLearner(env, [])).progress.record(review(1, { card: CARD, at: env.at - 1000 }));
  return env;
}

const state = async (env: TestEnv, card: string = CARD) =>
  (await openLearner(env, [])).progress.states.get(card);

test('suspend, and resume', async () => {
  const env = await world();
  expect(await runIn(env, 'suspend', CARD, OTHER)).toEqual({
    code: 0,
    out: 'own/one is suspended\nown/two is suspended\n',
    err: '',
  });
  expect(await state(env)).toMatchObject({ suspended: 'learner', reviews: 1 });
  expect((await runIn(env, 'suspend', CARD)).out).toBe('own/one is suspended already\n');
  expect((await runIn(env, 'resume', CARD)).out).toBe('own/one is asked again\n');
  expect(await state(env)).toMatchObject({ suspended: null, reviews: 1 });
});

test('bury leaves a card out for the study day', async () => {
  const env = await world();
  expect((await runIn(env, 'bury', CARD)).out).toBe('own/one is left out for today\n');
  expect((await runIn(env, 'bury', CARD)).out).toBe('own/one is left out for today already\n');
  env.at += 86_400_000;
  expect((await runIn(env, 'bury', CARD)).out).toBe('own/one is left out for today\n');
});

test('reset makes a card new, and can be undone', async () => {
  const env = await world();
  expect((await runIn(env, 'reset', CARD)).out).toBe('own/one is new\n');
  expect(await state(env)).toMatchObject({ reviews: 0, memory: null });
  expect((await runIn(env, 'reset', CARD)).out).toBe('own/one is new already\n');
  await runIn(env, 'undo');
  expect(await state(env)).toMatchObject({ reviews: 1 });
});

test.each([
  ['suspend', { suspended: 'learner' }],
  ['bury', { buriedOn: expect.any(Number) }],
  ['reset', { reviews: 0, memory: null }],
])('%s of several cards is one event, which one undo takes back', async (command, changed) => {
  const env = await world();
  (await openLearner(env, [])).progress.record(review(2, { card: OTHER, at: env.at - 500 }));
  const before = [await state(env), await state(env, OTHER)];
  await runIn(env, command, CARD, OTHER);
  expect(await state(env)).toMatchObject(changed);
  expect((await runIn(env, 'undo')).out).toMatch(new RegExp(`  2 cards: ${command}\n$`));
  expect([await state(env), await state(env, OTHER)]).toEqual(before);
  await runIn(env, 'undo', '--redo');
  expect(await state(env)).toMatchObject(changed);
});

test.each(['suspend', 'resume', 'bury', 'reset'])(
  '%s of a card that nobody knows is exit code 2, and changes no other',
  async (command) => {
    const env = await world();
    const { code, out, err } = await runIn(env, command, CARD, 'own/twoo');
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe(
      "k8s-drill: unknown card 'own/twoo'; did you mean 'own/two'?\nk8s-drill search <words> finds cards\n",
    );
    expect(await state(env)).toMatchObject({ suspended: null, buriedOn: null, reviews: 1 });
  },
);

test('a card of a deck that is gone can be changed, for it has a memory', async () => {
  const env = await world(cardText('two'));
  expect((await runIn(env, 'reset', CARD)).code).toBe(0);
});

test('a card is known by its earlier name', async () => {
  const env = await world(`## One\n<!--\nid: uno\nwas: [own/one]\n-->\n\nYes.\n`);
  expect((await runIn(env, 'suspend', 'own/one')).out).toBe('own/uno is suspended\n');
  expect(await state(env, 'own/uno')).toMatchObject({ suspended: 'learner', reviews: 1 });
});

test('without a card, or with cards and a filter, it is wrong usage', async () => {
  expect((await runIn(testEnv(), 'suspend')).code).toBe(2);
  expect((await runIn(await world(), 'suspend', CARD, '--topic', 'own')).code).toBe(2);
});

/** A learner at a terminal who answers one question. */
function atTerminal(key: string): TestEnv {
  const env = testEnv();
  const prompter = scriptedPrompter([['key', key]]);
  const tty = (stream: object) => Object.assign(stream, { isTTY: true });
  tty(env.stdin);
  tty(env.stdout);
  return { ...env, prompter: async () => prompter };
}

describe('cards that filters choose', () => {
  test.each([
    ['--topic', 'own'],
    ['--topic', 'OWN'],
    ['--unit', 'Own'],
    ['--kind', 'recall', '--topic', 'own'],
  ])('%s %s', async (...filter) => {
    const env = await world();
    const { out } = await runIn(env, 'suspend', ...filter);
    env.at += 1000;
    expect(out).toBe('own/one is suspended\nown/two is suspended\n');
    expect((await runIn(env, 'resume', '--domain', 'Cluster-Architecture', '--topic', 'own')).out).toBe(
      'own/one is asked again\nown/two is asked again\n',
    );
  });

  test('more than 20 are changed after a confirmation', async () => {
    const env = testEnv();
    const refused = await runIn(env, 'bury', '--topic', 'rbac');
    expect([refused.code, refused.err]).toEqual([
      2,
      'k8s-drill: this would bury 27 cards\n--yes confirms it\n',
    ]);
    expect((await runIn(env, 'bury', '--topic', 'rbac', '--yes')).out).toBe(
      '27 cards are left out for today\n',
    );
    env.at += 1000;
    await runIn(env, 'resume', 'rbac/can-i-list');
    env.at += 1000;
    expect((await runIn(env, 'bury', '--topic', 'rbac')).out).toBe(
      '1 card is left out for today; 26 were already\n',
    );
  });

  test('at a terminal it is asked for', async () => {
    const no = atTerminal('n');
    expect((await runIn(no, 'suspend', '--unit', 'rbac')).code).toBe(1);
    expect(await state(no, 'rbac/can-i-list')).toBeUndefined();
    const yes = atTerminal('y');
    expect((await runIn(yes, 'suspend', '--unit', 'rbac')).out).toContain('27 cards are suspended');
  });

  test.each([
    [['--topic', 'pod'], "unknown topic 'pod'; did you mean 'pods'"],
    [['--unit', 'deployment'], "unknown unit 'deployment'; did you mean 'deployments'"],
    [['--domain', 'Storge'], "unknown domain 'Storge'"],
    [['--topic', 'rbac', '--kind', 'steps', '--tag', 'none'], 'nothing matches'],
  ])('%j is refused', async (flags, message) => {
    const { code, err } = await runIn(testEnv(), 'suspend', ...flags);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

test('suspend --list names what is suspended', async () => {
  const env = await world();
  expect((await runIn(env, 'suspend', '--list')).out).toBe('no card is suspended\n');
  await runIn(env, 'suspend', OTHER, 'rbac/can-i-list');
  expect((await runIn(env, 'suspend', '--list')).out).toBe('own/two\nrbac/can-i-list\n');
});

describe('know', () => {
  test('makes new cards reviews of the next days, and one undo takes it back', async () => {
    const env = testEnv();
    const { out } = await runIn(env, 'know', '--topic', 'probes');
    expect(out).toBe('10 cards are known; reviews of the next days show whether that is so\n');
    expect(await state(env, 'probes/probe-defaults')).toMatchObject({ phase: 'review', reviews: 0 });
    expect((await runIn(env, 'know', 'probes/probe-defaults')).out).toBe('1 card was known already\n');
    expect((await runIn(env, 'undo')).out).toContain('10 cards: know');
    expect(await state(env, 'probes/probe-defaults')).toBeUndefined();
    await runIn(env, 'undo', '--redo');
    expect(await state(env, 'probes/probe-defaults')).toMatchObject({ phase: 'review' });
  });

  test('reset makes them new', async () => {
    const env = testEnv();
    await runIn(env, 'know', 'probes/probe-defaults');
    env.at += 1000;
    expect((await runIn(env, 'reset', 'probes/probe-defaults')).out).toBe('probes/probe-defaults is new\n');
    expect(await state(env, 'probes/probe-defaults')).toMatchObject({ phase: 'new' });
  });

  test('leaves nothing behind without a confirmation', async () => {
    const env = testEnv();
    expect((await runIn(env, 'know', '--unit', 'rbac')).code).toBe(2);
    expect((await openLearner(env, [])).progress.history()).toEqual([]);
  });
});

test('show --json has the answers of every kind', async () => {
  const { out } = await runIn(testEnv(), 'show', '--topic', 'rbac', '--json');
  const { cards } = JSON.parse(out);
  const answerOf = (id: string) => cards.find(({ card }: { card: string }) => card === id).answer;
  expect(cards).toHaveLength(27);
  expect(answerOf('rbac/list-roles-and-bindings')[0]).toMatch(/^kubectl get /);
  expect(answerOf('rbac/builtin-view')).toContain('view');
  expect(answerOf('rbac/roleref-immutable').map(({ correct }: { correct: boolean }) => correct)).toContain(
    true,
  );
  expect(answerOf('rbac/mend-api-group')[0]).toContain('kind: Role');
  expect(answerOf('rbac/service-account-names')[0][0]).toEqual(expect.any(String));
  expect(answerOf('rbac/swap-roleref-steps').length).toBeGreaterThan(2);
  expect(answerOf('rbac/privilege-escalation')).toEqual(expect.any(String));
});
