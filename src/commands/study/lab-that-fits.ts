import type { CatalogueEntry } from '../../deck/catalogue/catalogue-entry.ts';
import type { Env } from '../../env.ts';
import { isFailure } from '../../errors.ts';
import type { Learner } from '../../learner/open-learner.ts';
import type { Selection } from '../../learner/selection.ts';
import { nextLab } from '../lab/choose-lab.ts';
import { USUAL_MINUTES } from './minutes-for-lab.ts';

/** By which a day's session may go over its budget. */
const OVERTIME = 0.2;

/** What a day has, in minutes. */
export interface DayTime {
  readonly spent: number;
  readonly budget: number;
}

/** The next lab, where the day's minutes allow it and none was done today; `undefined` where not. */
export function labThatFits(
  learner: Learner,
  selection: Selection,
  { spent, budget }: DayTime,
  env: Env,
): CatalogueEntry | undefined {
  const { library, progress, day } = learner;
  const wasToday = library.entries.some(
    ({ kind, identity }) => kind === 'lab' && progress.states.get(identity)?.lastDay === day,
  );
  if (wasToday) return undefined;
  const lab = nextOrNone(learner, selection, env);
  const left = budget * (1 + OVERTIME) - spent;
  return lab !== undefined && (lab.minutes ?? USUAL_MINUTES) <= left ? lab : undefined;
}

function nextOrNone(learner: Learner, selection: Selection, env: Env): CatalogueEntry | undefined {
  try {
    return nextLab(learner, selection, env);
  } catch (error) {
    if (isFailure(error)) return undefined;
    throw error;
  }
}
