import type { Command } from 'commander';
import { currentIdentity } from '../../deck/identity.ts';
import { isInteractive } from '../../editor/is-interactive.ts';
import type { Env } from '../../env.ts';
import { Failure } from '../../errors.ts';
import { nearestCards } from '../../learner/nearest-cards.ts';
import type { Learner } from '../../learner/open-learner.ts';
import { isEverything, type Selection } from '../../learner/selection.ts';
import { addSelectionFlags, readSelection, type SelectionFlags } from '../flags.ts';

/** The cards that a command line names: one by one, or all that a filter leaves. */
export interface CardChoice {
  readonly ids: readonly string[];
  readonly selection: Selection;
  readonly decks: readonly string[];
}

/** Cards from which a change asks for confirmation. */
export const MANY = 20;

/** Gives a command the arguments that choose cards. */
export function addChoice(command: Command): Command {
  return addSelectionFlags(command.argument('[id...]', 'cards, as topic/id; or choose them with the flags'));
}

/** @throws Failure `usage` where cards are named and filtered, or neither */
export function readChoice(ids: readonly string[], flags: SelectionFlags): CardChoice {
  const selection = readSelection(flags);
  const filtered = !isEverything(selection);
  if (ids.length > 0 === filtered) {
    const message = filtered
      ? 'name cards, or choose them with flags, not both'
      : 'no cards are named\nname them as topic/id, or choose them with --topic, --domain, --unit, --tag or --kind';
    throw new Failure({ code: 'usage', message });
  }
  return { ids, selection, decks: flags.deck ?? [] };
}

/**
 * The identities of the chosen cards, each once.
 * @throws Failure `unknown-card`, or what `select` throws
 */
export function chosenCards({ ids, selection }: CardChoice, learner: Learner): readonly string[] {
  if (ids.length === 0) return learner.select(selection).map(({ identity }) => identity);
  return [...new Set(ids.map((id) => cardNamed(id, learner)))];
}

/** A card of a deck, by a name that it has or had, or one that was met in a deck that is gone. */
function cardNamed(id: string, { library, progress }: Learner): string {
  const card = currentIdentity(id, library.renames);
  const known = new Set([...library.entries.map((entry) => entry.identity), ...progress.states.keys()]);
  if (known.has(card)) return card;
  throw new Failure({ code: 'unknown-card', identity: id, nearest: nearestCards(id, known) });
}

/**
 * Whether a change of so many cards is wanted; asks where they are many.
 * @param change what is done to them, made of the words for them: `suspend 25 cards`
 * @throws Failure `usage` where there is nobody to ask
 */
export async function isConfirmed(
  count: number,
  change: (cards: string) => string,
  yes: boolean,
  env: Env,
): Promise<boolean> {
  if (count <= MANY || yes) return true;
  const whole = change(`${count} cards`);
  if (!isInteractive(env))
    throw new Failure({ code: 'usage', message: `this would ${whole}\n--yes confirms it` });
  env.stdout.write(`This will ${whole}.\n`);
  const prompter = await env.prompter();
  try {
    const keys = [
      { key: 'y', label: change('them') },
      { key: 'n', label: 'leave them as they are' },
      { key: 'q' },
      { key: 'enter' },
    ];
    const reply = await prompter.ask({ type: 'key', keys });
    return reply.type === 'key' && reply.key === 'y';
  } finally {
    prompter.close();
  }
}
