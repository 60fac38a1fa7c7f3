import type { Diagnostic } from '../source/diagnostic.ts';
import type { Range } from '../source/range.ts';
import type { Card } from './card.ts';
import type { DeckCode } from './codes/registry.ts';
import { finding } from './reading/findings.ts';
import type { PropertyName } from './reading/properties.ts';
import { propertyOf } from './reading/property-of.ts';

/** From old identities to current ones. */
export type Renames = ReadonlyMap<string, string>;

/**
 * The current identity of a card. Renames are followed one after another; a current identity is never renamed, so that a circle ends.
 */
export function currentIdentity(identity: string, renames: Renames): string {
  if (!renames.has(identity)) return identity;
  const seen = new Set<string>();
  let current = identity;
  for (let next = renames.get(current); next !== undefined && !seen.has(next); next = renames.get(current)) {
    seen.add(next);
    current = next;
  }
  return current;
}

/** The renames that cards claim with `was`, except for identities that exist or are claimed already. */
export function renamesOf(
  cards: Iterable<{ readonly identity: string; readonly was: readonly string[] }>,
): Map<string, string> {
  const all = [...cards];
  const renamed = all.filter(({ was }) => was.length > 0);
  const renames = new Map<string, string>();
  if (renamed.length === 0) return renames;
  const alive = new Set(all.map((card) => card.identity));
  for (const { identity, was } of renamed)
    for (const old of was) if (!alive.has(old) && !renames.has(old)) renames.set(old, identity);
  return renames;
}

/** The facts about a card that are checked against other cards. */
export type CardClaims = Pick<Card, 'identity' | 'properties' | 'prompt' | 'file' | 'range'>;

/** Whether cards of one deck are compared with each other, or only cards of different decks, each of which has been checked alone. */
export type Across = 'one deck' | 'several decks';

/**
 * The first card of each identity; the others are reported with both places, as are `was` entries that exist
 * or are claimed twice, and places in a chain that are taken. Decks come in order of precedence.
 */
export function checkIdentities<C extends CardClaims>(
  cards: readonly C[],
  across: Across,
  into: Diagnostic<DeckCode>[],
): C[] {
  const found: Clash[] = [];
  const kept = new Map<string, C>();
  for (const card of cards) {
    const first = kept.get(card.identity);
    if (first === undefined) kept.set(card.identity, card);
    else
      found.push({
        code: 'duplicate-id',
        word: card.identity,
        card,
        property: 'id',
        first,
        firstProperty: 'id',
      });
  }
  found.push(...renameClashes(kept), ...chainClashes(kept.values()));
  for (const clash of found)
    if ((clash.card.file === clash.first.file) === (across === 'one deck')) into.push(worded(clash));
  return [...kept.values()];
}

/** Two cards that claim the same. */
interface Clash {
  readonly code: 'duplicate-id' | 'was-alive' | 'was-twice' | 'duplicate-order';
  readonly word: string;
  readonly card: CardClaims;
  readonly property: PropertyName;
  readonly first: CardClaims;
  readonly firstProperty: PropertyName;
}

function renameClashes(cards: ReadonlyMap<string, CardClaims>): Clash[] {
  const clashes: Clash[] = [];
  const claimed = new Map<string, CardClaims>();
  for (const card of cards.values()) {
    for (const word of card.properties.was) {
      const alive = cards.get(word);
      const other = claimed.get(word);
      const claim = { word, card, property: 'was' } as const;
      if (alive !== undefined)
        clashes.push({ ...claim, code: 'was-alive', first: alive, firstProperty: 'id' });
      else if (other !== undefined)
        clashes.push({ ...claim, code: 'was-twice', first: other, firstProperty: 'was' });
      else claimed.set(word, card);
    }
  }
  return clashes;
}

/** A group is within a deck, so a chain is too. */
function chainClashes(cards: Iterable<CardClaims>): Clash[] {
  const clashes: Clash[] = [];
  const places = new Map<string, CardClaims>();
  for (const card of cards) {
    const { group, order } = card.properties;
    if (group === undefined || order === undefined) continue;
    const place = JSON.stringify([card.file.path, group, order]);
    const first = places.get(place);
    if (first === undefined) places.set(place, card);
    else {
      const word = `${group} ${order}`;
      clashes.push({ code: 'duplicate-order', word, card, property: 'order', first, firstProperty: 'order' });
    }
  }
  return clashes;
}

function worded({ code, word, card, property, first, firstProperty }: Clash): Diagnostic<DeckCode> {
  const related = { file: first.file, range: rangeOf(first, firstProperty), message: 'the other one' };
  return { ...finding(card.file, code, rangeOf(card, property), [word]), related: [related] };
}

function rangeOf(card: CardClaims, property: PropertyName): Range {
  return propertyOf(card, property)?.range ?? card.prompt.range;
}
