import type { Command } from 'commander';
import { currentIdentity } from '../../deck/identity.ts';
import type { Env } from '../../env.ts';
import { Failure } from '../../errors.ts';
import { nearestCards } from '../../learner/nearest-cards.ts';
import { type Learner, openLearner } from '../../learner/open-learner.ts';
import type { ManualChangeEvent } from '../../progress/event.ts';
import { type CardState, emptyState } from '../../schedule/card-state.ts';
import type { Act } from '../command.ts';

/** A command that changes the state of cards by hand. */
export interface ManualChange {
  readonly type: ManualChangeEvent['type'];
  /** What a card is then, after "is". */
  readonly becomes: string;
  /** Whether a card is that already, so that nothing is to be recorded. */
  readonly holds: (state: CardState, day: number) => boolean;
}

/** Gives a command its arguments: the cards that it changes. */
export function defineManualChange(command: Command, act: Act, change: ManualChange): void {
  command
    .argument('<id...>', 'cards, as topic/id')
    .action((ids: string[]) => act((env) => changeCards(change, ids, env)));
}

/** Nothing is recorded unless every card is known. */
async function changeCards(
  { type, becomes, holds }: ManualChange,
  ids: readonly string[],
  env: Env,
): Promise<number> {
  const learner = await openLearner(env, []);
  const { progress, metadata } = learner;
  for (const card of new Set(ids.map((id) => cardNamed(id, learner)))) {
    const event = { ...metadata(), type, card };
    const isSo = holds(progress.states.get(card) ?? emptyState(), event.day);
    if (!isSo) progress.record(event);
    env.stdout.write(`${card} is ${becomes}${isSo ? ' already' : ''}\n`);
  }
  progress.save();
  return 0;
}

/** A card of a deck, by a name that it has or had, or one that was met in a deck that is gone. @throws Failure `unknown-card` */
function cardNamed(id: string, { library, progress }: Learner): string {
  const card = currentIdentity(id, library.renames);
  const known = new Set([...library.entries.map((entry) => entry.identity), ...progress.states.keys()]);
  if (known.has(card)) return card;
  throw new Failure({ code: 'unknown-card', identity: id, nearest: nearestCards(id, known) });
}
