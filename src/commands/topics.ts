import type { Command } from 'commander';
import type { Env } from '../env.ts';
import { openLearner } from '../learner/open-learner.ts';
import type { Selection } from '../learner/selection.ts';
import { topicStatuses } from '../session/topic-status.ts';
import { jsonText } from '../source/json-text.ts';
import { printableLine } from '../source/printable.ts';
import { drawTable } from '../ui/render/table.ts';
import { rowScreenOf } from '../ui/screen-of.ts';
import { type Act, examples } from './command.ts';
import { addSelectionFlags, readSelection, type SelectionFlags } from './flags.ts';

interface TopicsCommand {
  readonly selection: Selection;
  readonly decks: readonly string[];
  readonly json: boolean;
}

export function define(command: Command, act: Act): void {
  addSelectionFlags(command)
    .option('--json', 'print one JSON document')
    .action((flags: SelectionFlags & { json?: boolean }) => {
      const options = { selection: readSelection(flags), decks: flags.deck ?? [], json: flags.json === true };
      act((env) => listTopics(options, env));
    });
  examples(command, [
    ['k8s-drill topics', 'every topic with its cards'],
    ['k8s-drill topics --domain storage', 'those of one domain'],
    ['k8s-drill topics --json', 'for scripts'],
  ]);
}

async function listTopics({ selection, decks, json }: TopicsCommand, env: Env): Promise<number> {
  const { library, progress, day, scheduler, select } = await openLearner(env, decks);
  const titles = new Map(library.decks.map((deck) => [deck.topic, deck.title]));
  const topics = topicStatuses(select(selection), progress.states, day, scheduler).map(
    ({ topic, ...status }) => ({
      topic,
      title: titles.get(topic) ?? topic,
      ...status,
    }),
  );
  if (json) {
    env.stdout.write(`${jsonText({ version: 1, topics }, null, 2)}\n`);
    return 0;
  }
  const rows = topics.map((t) => [
    t.topic,
    printableLine(t.title),
    t.domain,
    `${t.cards}`,
    `${t.new}`,
    `${t.due}`,
  ]);
  const table = drawTable([['Topic', 'Title', 'Domain', 'Cards', 'New', 'Due'], ...rows], rowScreenOf(env));
  env.stdout.write(`${table}\n`);
  return 0;
}
