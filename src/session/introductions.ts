import type { CardState } from '../schedule/card-state.ts';

/** The units that have not been opened yet, by the identities of their cards: the first card that is asked opens its unit. */
export type Introductions = ReadonlyMap<string, string>;

/** The cards of units without a seen card. */
export function unopenedUnits(
  entries: readonly { readonly identity: string; readonly unit: string }[],
  states: ReadonlyMap<string, CardState>,
): Introductions {
  const begun = new Set<string>();
  for (const { identity, unit } of entries)
    if ((states.get(identity)?.phase ?? 'new') !== 'new') begun.add(unit);
  const unopened = new Map<string, string>();
  for (const { identity, unit } of entries) if (!begun.has(unit)) unopened.set(identity, unit);
  return unopened;
}

/** Removes a unit, which is open now. */
export function opened(introductions: Introductions, unit: string): Introductions {
  return new Map([...introductions].filter(([, other]) => other !== unit));
}
