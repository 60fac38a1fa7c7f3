import type { CatalogueEntry } from '../../deck/catalogue/catalogue-entry.ts';
import type { Env } from '../../env.ts';
import type { Learner } from '../../learner/open-learner.ts';
import { emptyState } from '../../schedule/card-state.ts';
import { dueDay } from '../../schedule/due.ts';
import { formatStudyDay } from '../../schedule/study-day.ts';
import { isDue } from '../../session/topic-status.ts';
import { jsonText } from '../../source/json-text.ts';
import { printableLine } from '../../source/printable.ts';
import { drawTable } from '../../ui/render/table.ts';
import { rowScreenOf } from '../../ui/screen-of.ts';

/** Prints labs with their state: new, due, or when they are due. */
export function listLabs(labs: readonly CatalogueEntry[], json: boolean, learner: Learner, env: Env): void {
  const rows = labs.map((lab) => ({ lab, ...stateOf(lab, learner) }));
  if (json) {
    const documents = rows.map(({ lab: { identity, domain, minutes }, state, due, reviews }) => ({
      lab: identity,
      domain,
      minutes: minutes ?? null,
      ...{ state, due, reviews },
    }));
    env.stdout.write(`${jsonText({ version: 1, labs: documents }, null, 2)}\n`);
    return;
  }
  const table = rows.map(({ lab, state, due, reviews }) => [
    printableLine(lab.identity),
    lab.minutes === undefined ? '' : `${lab.minutes}`,
    due === null ? state : `due ${due}`,
    `${reviews}`,
  ]);
  env.stdout.write(`${drawTable([['Lab', 'Min', 'State', 'Done'], ...table], rowScreenOf(env))}\n`);
}

function stateOf({ identity }: CatalogueEntry, { progress, day, scheduler }: Learner) {
  const state = progress.states.get(identity) ?? emptyState();
  const due = dueDay(state, scheduler);
  const word =
    state.suspended !== null
      ? 'suspended'
      : state.phase === 'new'
        ? 'new'
        : isDue(state, day, scheduler)
          ? 'due'
          : 'done';
  return {
    state: word,
    due: word === 'done' && due !== null ? formatStudyDay(due) : null,
    reviews: state.reviews,
  };
}
