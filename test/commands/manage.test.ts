import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openLearner } from '../../src/learner/open-learner.ts';
import { cardText, deckText } from '../support/decks.ts';
import { review } from '../support/events.ts';
import { runIn } from '../support/run.ts';
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

test('without a card it is wrong usage', async () => {
  expect((await runIn(testEnv(), 'suspend')).code).toBe(2);
});
