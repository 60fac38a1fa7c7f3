import type { Diagnostic } from '../source/diagnostic.ts';
import type { Range } from '../source/range.ts';
import type { Card } from './card.ts';
import type { DeckCode } from './codes.ts';
import { finding } from './findings.ts';
import type { PropertyName } from './properties.ts';
import { propertyOf } from './property-of.ts';

/** Old identity to living one. */
export type Renames = ReadonlyMap<string, string>;

/**
 * The identity that a card goes by now. Renames are followed one after another; a living identity is never renamed, so that a circle ends.
 */
export function currentIdentity(identity: string, renames: Renames): string {
  const seen = new Set<string>();
  let current = identity;
  for (let next = renames.get(current); next !== undefined && !seen.has(next); next = renames.get(current)) {
    seen.add(next);
    current = next;
  }
  return current;
}

/** The renames that cards claim with `was`: of an identity that is alive or claimed before, none. */
export function renamesOf(
  cards: Iterable<{ readonly identity: string; readonly was: readonly string[] }>,
): Map<string, string> {
  const all = [...cards];
  const alive = new Set(all.map((card) => card.identity));
  const renames = new Map<string, string>();
  for (const { identity, was } of all)
    for (const old of was) if (!alive.has(old) && !renames.has(old)) renames.set(old, identity);
  return renames;
}

/**
 * The cards of which each identity and each place in a chain is the first; the others are reported with both places, as are
 * `was` entries that are alive or claimed twice. The cards may be of several decks, those that win first.
 */
export function checkIdentities(cards: readonly Card[], into: Diagnostic<DeckCode>[]): Card[] {
  const kept = new Map<string, Card>();
  for (const card of cards) {
    const first = kept.get(card.identity);
    if (first === undefined) kept.set(card.identity, card);
    else into.push(twice('duplicate-id', [card.identity], [card, 'id'], [first, 'id']));
  }
  checkRenames(kept, into);
  checkChains(kept.values(), into);
  return [...kept.values()];
}

function checkRenames(cards: ReadonlyMap<string, Card>, into: Diagnostic<DeckCode>[]): void {
  const claimed = new Map<string, Card>();
  for (const card of cards.values()) {
    for (const old of card.properties.was) {
      const alive = cards.get(old);
      const other = claimed.get(old);
      if (alive !== undefined) into.push(twice('was-alive', [old], [card, 'was'], [alive, 'id']));
      else if (other !== undefined) into.push(twice('was-twice', [old], [card, 'was'], [other, 'was']));
      else claimed.set(old, card);
    }
  }
}

/** A group is within a deck, so a chain is too. */
function checkChains(cards: Iterable<Card>, into: Diagnostic<DeckCode>[]): void {
  const places = new Map<string, Card>();
  for (const card of cards) {
    const { group, order } = card.properties;
    if (group === undefined || order === undefined) continue;
    const place = JSON.stringify([card.file.path, group, order]);
    const first = places.get(place);
    if (first === undefined) places.set(place, card);
    else into.push(twice('duplicate-order', [String(order), group], [card, 'order'], [first, 'order']));
  }
}

type Place = readonly [card: Card, property: PropertyName];

function twice<C extends 'duplicate-id' | 'was-alive' | 'was-twice' | 'duplicate-order'>(
  code: C,
  words: Parameters<typeof finding<C>>[3],
  [card, property]: Place,
  [first, firstProperty]: Place,
): Diagnostic<DeckCode> {
  const related = { file: first.file, range: rangeOf(first, firstProperty), message: 'the other one' };
  return { ...finding(card.file, code, rangeOf(card, property), words), related: [related] };
}

function rangeOf(card: Card, property: PropertyName): Range {
  return propertyOf(card, property)?.range ?? card.prompt.range;
}
