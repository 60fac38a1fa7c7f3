import type { CatalogueEntry } from '../../deck/catalogue/catalogue-entry.ts';
import type { CardState } from '../../schedule/card-state.ts';
import type { StudyDay } from '../../schedule/review.ts';

/** Minutes of a lab whose author names none. */
const USUAL_MINUTES = 6;
/** A lab takes no more of a day's minutes than this part. */
const LARGEST_SHARE = 1 / 3;
/** Share of a day's budget by which a lab may go over it. */
const OVERTIME = 0.2;

/** A day's minutes. */
export interface DayTime {
  readonly spent: number;
  readonly budget: number;
}

/** Whether there is time for a lab on a day. */
export function fitsDay({ minutes = USUAL_MINUTES }: CatalogueEntry, { spent, budget }: DayTime): boolean {
  return spent + minutes <= budget + budget * OVERTIME;
}

/**
 * How many of a day's minutes cards leave to a lab: those of the shortest lab of a topic that the learner has begun, where the day has three times as
 * many; 0 where not, or where a lab was done today.
 */
export function minutesForLab(
  entries: readonly CatalogueEntry[],
  states: ReadonlyMap<string, CardState>,
  day: StudyDay,
  budget: number,
): number {
  const labs = entries.filter(({ kind }) => kind === 'lab');
  if (labs.some(({ identity }) => states.get(identity)?.lastDay === day)) return 0;
  const begun = new Set<string>();
  for (const { identity, topic } of entries) if (states.get(identity)?.reviews) begun.add(topic);
  const minutes = labs
    .filter(({ topic, identity }) => begun.has(topic) && states.get(identity)?.suspended == null)
    .map((lab) => lab.minutes ?? USUAL_MINUTES);
  const least = Math.min(...minutes);
  return least <= budget * LARGEST_SHARE ? least : 0;
}
