import type { Command } from 'commander';
import type { Env } from '../../env.ts';
import { openLearner } from '../../learner/open-learner.ts';
import { saveSnapshot } from '../../learner/report-home-findings.ts';
import type { ManualChangeEvent } from '../../progress/event.ts';
import { type CardState, emptyState } from '../../schedule/card-state.ts';
import type { Act } from '../command.ts';
import type { SelectionFlags } from '../flags.ts';
import { addChoice, type CardChoice, chosenCards, isConfirmed, MANY, readChoice } from './choose-cards.ts';

/** A command that changes the state of cards by hand. */
export interface ManualChange {
  readonly type: ManualChangeEvent['type'];
  /** The new state of a card, to follow "is". */
  readonly becomes: string;
  /** Whether a card has that state already, so that there is nothing to record. */
  readonly holds: (state: CardState, day: number) => boolean;
}

export interface ChangeFlags extends SelectionFlags {
  readonly yes?: boolean;
}

/** Gives a command its arguments: the cards that it changes. */
export function defineManualChange(command: Command, act: Act, change: ManualChange): void {
  addChangeFlags(command).action((ids: string[], flags: ChangeFlags) =>
    act((env) => changeCards(change, readChoice(ids, flags), flags.yes === true, env)),
  );
}

export function addChangeFlags(command: Command): Command {
  return addChoice(command).option('--yes', `change more than ${MANY} cards without asking`);
}

/** Nothing is recorded unless every card is known. 1 where the learner was asked and did not want it. */
export async function changeCards(
  { type, becomes, holds }: ManualChange,
  choice: CardChoice,
  yes: boolean,
  env: Env,
): Promise<number> {
  const learner = await openLearner(env, choice.decks);
  const { progress, metadata, day } = learner;
  const cards = chosenCards(choice, learner);
  const isSo = (card: string): boolean => holds(progress.states.get(card) ?? emptyState(), day);
  const open = new Set(cards.filter((card) => !isSo(card)));
  const [first, ...others] = open;
  if (!(await isConfirmed(open.size, (them) => `${type} ${them}`, yes, env))) return 1;
  if (first !== undefined)
    progress.record({
      ...metadata(),
      type,
      ...(others.length === 0 ? { card: first } : { cards: [first, ...others] }),
    });
  saveSnapshot(env, progress);
  if (cards.length <= MANY)
    for (const card of cards) env.stdout.write(`${card} is ${becomes}${open.has(card) ? '' : ' already'}\n`);
  else env.stdout.write(`${described(open.size, becomes)}${alreadyLine(cards.length - open.size)}\n`);
  return 0;
}

function described(count: number, becomes: string): string {
  return count === 1 ? `1 card is ${becomes}` : `${count} cards are ${becomes}`;
}

function alreadyLine(count: number): string {
  if (count === 0) return '';
  return `; ${count} ${count === 1 ? 'was' : 'were'} already`;
}
