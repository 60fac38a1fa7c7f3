import type { CardState } from '../schedule/card-state.ts';

/** The unit of each card whose unit was not opened yet: the first of them that is asked opens it. By identity. */
export type Introductions = ReadonlyMap<string, string>;

/** The cards of units of which nothing was seen. */
export function unopenedUnits(
  entries: readonly { readonly identity: string; readonly unit: string }[],
  states: ReadonlyMap<string, CardState>,
): Introductions {
  const isSeen = (identity: string): boolean => (states.get(identity)?.phase ?? 'new') !== 'new';
  const opened = new Set(entries.filter(({ identity }) => isSeen(identity)).map(({ unit }) => unit));
  return new Map(
    entries.filter(({ unit }) => !opened.has(unit)).map(({ identity, unit }) => [identity, unit]),
  );
}

/** Without a unit, which is open now. */
export function opened(introductions: Introductions, unit: string): Introductions {
  return new Map([...introductions].filter(([, other]) => other !== unit));
}
