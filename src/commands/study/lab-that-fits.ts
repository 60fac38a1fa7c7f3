import type { CatalogueEntry } from '../../deck/catalogue/catalogue-entry.ts';
import type { Env } from '../../env.ts';
import { isFailure } from '../../errors.ts';
import type { Learner } from '../../learner/open-learner.ts';
import type { Selection } from '../../learner/selection.ts';
import { nextLab } from '../lab/choose-lab.ts';
import { type DayTime, fitsDay } from './minutes-for-lab.ts';

/** The next lab, where the day's minutes allow it and none was done today; `undefined` where not. */
export function labThatFits(
  learner: Learner,
  selection: Selection,
  time: DayTime,
  env: Env,
): CatalogueEntry | undefined {
  const { library, progress, day } = learner;
  const wasToday = library.entries.some(
    ({ kind, identity }) => kind === 'lab' && progress.states.get(identity)?.lastDay === day,
  );
  if (wasToday) return undefined;
  const lab = nextOrNone(learner, selection, env);
  return lab !== undefined && fitsDay(lab, time) ? lab : undefined;
}

function nextOrNone(learner: Learner, selection: Selection, env: Env): CatalogueEntry | undefined {
  try {
    return nextLab(learner, selection, env);
  } catch (error) {
    if (isFailure(error)) return undefined;
    throw error;
  }
}
