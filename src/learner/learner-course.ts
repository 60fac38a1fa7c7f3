import type { UnitOutline } from '../curriculum/course.ts';
import type { CatalogueEntry } from '../deck/catalogue/catalogue-entry.ts';
import type { Settings } from '../progress/settings.ts';

/** A unit in the course of one learner. */
export interface LearnerUnit extends UnitOutline {
  /** Whether it is a deck of the learner's own. */
  readonly own: boolean;
  /** Whether its cards are taught: it is not optional, or switched on, and not switched off. */
  readonly taught: boolean;
}

export type CourseSettings = Pick<Settings, 'exam-date' | 'units-on' | 'units-off' | 'units-moved'>;

/** Where a unit is put that comes after all others. */
export const LAST = 'last';

/**
 * The units in the order in which this learner is taught: decks of the learner's own first, then the shipped ones; those that were moved are where
 * they were put. With an exam date set, optional units are taught only where they are switched on.
 * @param shipped the units of the shipped course
 */
export function learnerCourse(
  entries: readonly CatalogueEntry[],
  shipped: readonly UnitOutline[],
  settings: CourseSettings,
): LearnerUnit[] {
  const known = new Set(shipped.map(({ id }) => id));
  const own = new Map<string, UnitOutline>();
  for (const { unit, deck } of entries)
    if (!known.has(unit) && !own.has(unit))
      own.set(unit, { id: unit, title: deck.title, goal: 'A deck of your own.', optional: false });
  const on = new Set(settings['units-on']);
  const off = new Set(settings['units-off']);
  const units = [...own.values(), ...shipped].map((unit) => ({
    ...unit,
    own: own.has(unit.id),
    taught: !off.has(unit.id) && (on.has(unit.id) || !unit.optional || settings['exam-date'] === null),
  }));
  return settings['units-moved'].reduce(moved, units);
}

/** `my-deck:rbac` puts a unit before another, `my-deck:last` after all; a unit that is gone moves nothing. */
function moved(units: readonly LearnerUnit[], move: string): LearnerUnit[] {
  const [id, before] = move.split(':');
  const unit = units.find((u) => u.id === id);
  if (unit === undefined) return [...units];
  const others = units.filter((u) => u !== unit);
  const index = others.findIndex((u) => u.id === before);
  if (index === -1) return before === LAST ? [...others, unit] : [...units];
  return [...others.slice(0, index), unit, ...others.slice(index)];
}
