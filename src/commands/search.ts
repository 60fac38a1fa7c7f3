import type { Command } from 'commander';
import MiniSearch from 'minisearch';
import type { Card } from '../deck/card.ts';
import { answerText } from '../deck/card-text.ts';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import { openLearner } from '../learner/open-learner.ts';
import type { Selection } from '../learner/selection.ts';
import { jsonText } from '../source/json-text.ts';
import { renderItemText } from '../ui/render/markdown.ts';
import { screenOf } from '../ui/screen-of.ts';
import { type Act, examples } from './command.ts';
import { addSelectionFlags, readSelection, type SelectionFlags, wholeNumber } from './flags.ts';

interface SearchCommand {
  readonly words: string;
  readonly selection: Selection;
  readonly decks: readonly string[];
  readonly limit: number;
  readonly json: boolean;
}

interface Flags extends SelectionFlags {
  readonly limit: number;
  readonly json?: boolean;
}

export function define(command: Command, act: Act): void {
  addSelectionFlags(command)
    .argument('<words...>', 'what to look for, in prompts, answers and notes')
    .option('--limit <n>', 'at most so many cards', wholeNumber('--limit', 1, 1000), 10)
    .option('--json', 'print one JSON document')
    .action((words: string[], flags: Flags) => {
      const { limit, deck: decks = [], json = false } = flags;
      const options = { words: words.join(' '), selection: readSelection(flags), decks, limit, json };
      act((env) => search(options, env));
    });
  examples(command, [
    ['k8s-drill search roleref', 'cards about it, the best first'],
    ['k8s-drill search --topic etcd snapshot restore', 'within a topic'],
  ]);
}

/**
 * Ranks cards by words (BM25, by MiniSearch). The prompt counts most; prefixes of words match, and words with one typo.
 */
async function search({ words, selection, decks, limit, json }: SearchCommand, env: Env): Promise<number> {
  const { library, select } = await openLearner(env, decks);
  const prompts = new Map<string, string>();
  const index = new MiniSearch({ fields: ['prompt', 'id', 'answer', 'notes'] });
  for (const card of library.cards(select(selection))) {
    prompts.set(card.identity, card.prompt.text);
    index.add(fieldsOf(card));
  }
  const options = { prefix: true, fuzzy: 0.15, combineWith: 'AND', boost: { prompt: 3, id: 2 } } as const;
  const found = index.search(words, options).slice(0, limit);
  if (found.length === 0) {
    const help = 'fewer or other words find more';
    throw new Failure({ code: 'nothing-matches', what: `'${words}'`, help });
  }
  if (json) {
    const hits = found.map(({ id, score }) => ({ card: id, score, prompt: prompts.get(id) }));
    env.stdout.write(`${jsonText({ version: 1, cards: hits }, null, 2)}\n`);
    return 0;
  }
  const screen = screenOf(env);
  for (const { id } of found) {
    const prompt = renderItemText('  ', prompts.get(id) ?? '', screen);
    env.stdout.write(`${screen.style.bold(id)}\n${prompt}\n`);
  }
  return 0;
}

function fieldsOf(card: Card) {
  const notes = [card.context, ...card.notes].map((part) => part?.text ?? '').join('\n');
  return { id: card.identity, prompt: card.prompt.text, answer: answerText(card), notes };
}
