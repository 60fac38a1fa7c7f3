import type { Env } from '../../env.ts';
import { dayOptions } from '../../learner/day-options.ts';
import type { Learner } from '../../learner/open-learner.ts';
import { planDay } from '../../schedule/day.ts';
import { jsonText } from '../../source/json-text.ts';
import { drawTable } from '../../ui/render/table.ts';
import { rowScreenOf } from '../../ui/screen-of.ts';

/** Lists the cards that come next as new ones, in their order: those that the plan toward an exam selects, or all that are taught. */
export function listNextCards(learner: Learner, count: number, json: boolean, env: Env): void {
  const next = [...planDay(dayOptions(learner, env)).unseen]
    .slice(0, count)
    .map(({ identity, unit, level, kind }) => ({ card: identity, unit, level, kind }));
  if (json) {
    env.stdout.write(`${jsonText({ version: 1, next })}\n`);
    return;
  }
  const rows = next.map(({ card, unit, level, kind }, i) => [`${i + 1}`, unit, `${level}`, kind, card]);
  env.stdout.write(`${drawTable([['', 'Unit', 'Level', 'Kind', 'Card'], ...rows], rowScreenOf(env))}\n`);
}
