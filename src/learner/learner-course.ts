import type { UnitOutline } from '../curriculum/course.ts';
import type { CatalogueEntry } from '../deck/catalogue/catalogue-entry.ts';
import type { Settings } from '../progress/settings.ts';

/** A unit in a learner's course. */
export interface LearnerUnit extends UnitOutline {
  /** Whether it is one of the learner's own decks. */
  readonly own: boolean;
  /** Whether its cards are taught: it is not optional or switched on, and it is not switched off. */
  readonly taught: boolean;
}

export type CourseSettings = Pick<Settings, 'exam-date' | 'units-on' | 'units-off' | 'units-moved'>;

/** The target that moves a unit after all others. */
export const LAST = 'last';

/**
 * The units in this learner's order: the learner's own decks first, then the shipped ones; units that were moved are where
 * the learner put them. If an exam date is set, optional units are taught only if they are switched on.
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

/** `my-deck:rbac` moves a unit before another, `my-deck:last` after all others; units that no longer exist are ignored. */
function moved(units: readonly LearnerUnit[], move: string): LearnerUnit[] {
  const [id, before] = move.split(':');
  const unit = units.find((u) => u.id === id);
  if (unit === undefined) return [...units];
  const others = units.filter((u) => u !== unit);
  const index = others.findIndex((u) => u.id === before);
  if (index === -1) return before === LAST ? [...others, unit] : [...units];
  return [...others.slice(0, index), unit, ...others.slice(index)];
}
