import type { Command } from 'commander';
import type { Env } from '../../env.ts';
import { openLearner } from '../../learner/open-learner.ts';
import { type Act, examples } from '../command.ts';
import { addChangeFlags, type ChangeFlags, changeCards } from './change-cards.ts';
import { readChoice } from './choose-cards.ts';

const CHANGE = {
  type: 'suspend',
  becomes: 'suspended',
  holds: (state: { readonly suspended: unknown }) => state.suspended !== null,
} as const;

export function define(command: Command, act: Act): void {
  addChangeFlags(command)
    .option('--list', 'list the cards that are suspended')
    .action((ids: string[], flags: ChangeFlags & { readonly list?: boolean }) =>
      act((env) =>
        flags.list === true
          ? listSuspended(env)
          : changeCards(CHANGE, readChoice(ids, flags), flags.yes === true, env),
      ),
    );
  examples(command, [
    ['k8s-drill suspend rbac/roleref-immutable', 'do not ask it until it is resumed'],
    ['k8s-drill suspend --topic swarm', 'do not ask a whole topic'],
    ['k8s-drill suspend --list', 'what is suspended, and why'],
  ]);
}

async function listSuspended(env: Env): Promise<number> {
  const { progress } = await openLearner(env, []);
  const cards = [...progress.states].filter(([, { suspended }]) => suspended !== null).sort();
  for (const [card, { suspended, lapses }] of cards)
    env.stdout.write(`${card}${suspended === 'leech' ? `  (a leech: forgotten ${lapses} times)` : ''}\n`);
  if (cards.length === 0) env.stdout.write('no card is suspended\n');
  return 0;
}
