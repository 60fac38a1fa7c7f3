import type { CatalogueEntry } from '../../deck/catalogue/catalogue-entry.ts';
import type { Env } from '../../env.ts';
import { Failure } from '../../errors.ts';
import { dayOptions } from '../../learner/day-options.ts';
import type { Learner } from '../../learner/open-learner.ts';
import { isEverything, type Selection } from '../../learner/selection.ts';
import { emptyState } from '../../schedule/card-state.ts';
import { planDay } from '../../schedule/day.ts';
import { buildQueue } from '../../schedule/queue/build-queue.ts';
import { next } from '../../schedule/queue/queue.ts';
import { isDue } from '../../session/topic-status.ts';

/** The selected labs, in the order of their decks. @throws Failure `nothing-matches` */
export function selectedLabs(learner: Learner, selection: Selection): readonly CatalogueEntry[] {
  const labs = learner.select(selection).filter(({ kind }) => kind === 'lab');
  if (labs.length > 0) return labs;
  throw new Failure({
    code: 'nothing-matches',
    what: isEverything(selection) ? 'a lab' : 'but cards that are no labs',
    help: 'k8s-drill lab --list lists the labs',
  });
}

/** The next lab: chosen by the plan and the schedule as cards are, without the limits of the day. */
export function nextLab(learner: Learner, selection: Selection, env: Env): CatalogueEntry {
  const labs = selectedLabs(learner, selection);
  const named = !isEverything(selection) && { named: labs };
  const queue = buildQueue(planDay(dayOptions(learner, env, { ahead: true, labs: true, ...named })));
  const chosen = next(queue, env.now())?.identity;
  const entry = labs.find(({ identity }) => identity === chosen) ?? firstOpen(labs, learner) ?? labs[0];
  if (entry === undefined) throw new Failure({ code: 'nothing-matches', what: 'a lab', help: '' });
  return entry;
}

/** The next lab if the plan has none: one that is due, then the first one that was never done. */
function firstOpen(
  labs: readonly CatalogueEntry[],
  { progress, day, scheduler }: Learner,
): CatalogueEntry | undefined {
  const stateOf = ({ identity }: CatalogueEntry) => progress.states.get(identity) ?? emptyState();
  return (
    labs.find((lab) => isDue(stateOf(lab), day, scheduler)) ??
    labs.find((lab) => stateOf(lab).phase === 'new')
  );
}
