import { expect, test } from 'vitest';
import { runIn } from '../support/run.ts';
import { testEnv } from '../support/test-env.ts';

test.each(['show', 'suspend', 'resume', 'bury', 'reset'])(
  'the cards in the examples of %s are shipped',
  async (command) => {
    const env = testEnv();
    const { out } = await runIn(env, command, '--help');
    const cards = [...out.matchAll(/k8s-drill \w+ ([a-z-]+\/[a-z-]+)/g)].map(([, card = '']) => card);
    expect(cards).not.toEqual([]);
    expect(await runIn(env, 'show', ...cards)).toMatchObject({ code: 0 });
  },
);
