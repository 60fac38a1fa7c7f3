import type { CardState } from '../schedule/card-state.ts';

/** A learner's progress in a unit: all, some or none of its cards were seen, or the unit is left out. */
export type UnitStage = 'done' | 'in progress' | 'to come' | 'left out' | 'optional';

export interface UnitStatus {
  readonly id: string;
  readonly stage: UnitStage;
  readonly cards: number;
  /** Cards that were asked, or are known. */
  readonly seen: number;
}

interface StatusUnit {
  readonly id: string;
  readonly optional: boolean;
  readonly taught: boolean;
}

/** The units of a course with how many of their cards were seen. A suspended card that was not seen does not keep a unit from being done. */
export function unitStatuses(
  units: readonly StatusUnit[],
  entries: readonly { readonly identity: string; readonly unit: string }[],
  states: ReadonlyMap<string, CardState>,
): UnitStatus[] {
  const cards = new Map(units.map(({ id }) => [id, { cards: 0, seen: 0, open: 0 }]));
  for (const { identity, unit } of entries) {
    const count = cards.get(unit);
    if (count === undefined) continue;
    const state = states.get(identity);
    const isSeen = state !== undefined && state.phase !== 'new';
    count.cards += 1;
    count.seen += isSeen ? 1 : 0;
    count.open += isSeen || (state?.suspended ?? null) !== null ? 0 : 1;
  }
  return units.map((unit) => {
    const { cards: all, seen, open } = cards.get(unit.id) ?? { cards: 0, seen: 0, open: 0 };
    return { id: unit.id, stage: stageOf(unit, seen, open), cards: all, seen };
  });
}

function stageOf({ optional, taught }: StatusUnit, seen: number, open: number): UnitStage {
  if (open === 0) return 'done';
  if (!taught) return optional ? 'optional' : 'left out';
  return seen > 0 ? 'in progress' : 'to come';
}
