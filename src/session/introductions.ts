import type { CardState } from '../schedule/card-state.ts';

/** The unit of each card whose unit was not opened yet: the first of them that is asked opens it. By identity. */
export type Introductions = ReadonlyMap<string, string>;

/** The cards of units of which nothing was seen. */
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

/** Without a unit, which is open now. */
export function opened(introductions: Introductions, unit: string): Introductions {
  return new Map([...introductions].filter(([, other]) => other !== unit));
}
