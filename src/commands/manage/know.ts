import type { Command } from 'commander';
import type { Env } from '../../env.ts';
import { openLearner } from '../../learner/open-learner.ts';
import { saveSnapshot } from '../../learner/report-home-findings.ts';
import { emptyState } from '../../schedule/card-state.ts';
import { type Act, examples } from '../command.ts';
import { addChangeFlags, type ChangeFlags } from './change-cards.ts';
import { type CardChoice, chosenCards, isConfirmed, readChoice } from './choose-cards.ts';

export function define(command: Command, act: Act): void {
  addChangeFlags(command).action((ids: string[], flags: ChangeFlags) =>
    act((env) => know(readChoice(ids, flags), flags.yes === true, env)),
  );
  examples(command, [
    ['k8s-drill know --topic taints', 'you know taints: ask their cards as reviews, not as new ones'],
    ['k8s-drill know --unit rbac --yes', 'a unit of the course, without asking back'],
    ['k8s-drill undo', 'take it back, for all of its cards'],
  ]);
}

function counted(count: number, one: string, several: string): string {
  return count === 1 ? `1 card ${one}` : `${count} cards ${several}`;
}

/** Records the selected cards as known, in one event. @returns 1 if the learner was asked and declined */
async function know(choice: CardChoice, yes: boolean, env: Env): Promise<number> {
  const learner = await openLearner(env, choice.decks);
  const { progress, metadata } = learner;
  const chosen = chosenCards(choice, learner);
  const cards = chosen.filter((card) => (progress.states.get(card) ?? emptyState()).phase !== 'review');
  if (!(await isConfirmed(cards.length, (them) => `mark ${them} as known`, yes, env))) return 1;
  if (cards.length > 0) progress.record({ ...metadata(), type: 'know', cards });
  saveSnapshot(env, progress);
  const already = chosen.length - cards.length;
  if (cards.length > 0)
    env.stdout.write(
      `${counted(cards.length, 'is', 'are')} known; reviews of the next days show whether that is so\n`,
    );
  if (already > 0) env.stdout.write(`${counted(already, 'was', 'were')} known already\n`);
  return 0;
}
