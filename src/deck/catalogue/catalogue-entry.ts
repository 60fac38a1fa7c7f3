import type { Level } from '../../curriculum/course.ts';
import type { Kind } from '../card.ts';
import { levelOf } from '../level.ts';
import type { CatalogueCard, CatalogueDeck } from './catalogue.ts';

/** A card in the catalogue, with the properties that it inherits from its deck. */
export interface CatalogueEntry {
  /** `topic/id` */
  readonly identity: string;
  readonly topic: string;
  readonly domain: string;
  readonly kind: Kind;
  readonly tags: readonly string[];
  readonly was: readonly string[];
  /** Objectives, `topic/slug` each. */
  readonly covers: readonly string[];
  readonly group?: string;
  readonly order?: number;
  /** Its difficulty; 2 by default. */
  readonly difficulty: Level;
  /** The id of its unit; for a deck of the learner's own, its topic. */
  readonly unit: string;
  /** Which member of its unit it belongs to, from 0. */
  readonly place: number;
  readonly level: Level;
  readonly minutes?: number;
  /** The number of characters of a right answer, if it is typed. */
  readonly typed?: number;
  readonly fingerprint: string;
  readonly deck: CatalogueDeck;
  /** Offsets in the deck's text. */
  readonly start: number;
  readonly end: number;
}

/** One shared list: a catalogue has thousands of cards without objectives. */
const NONE: readonly string[] = [];

/** The entries of a deck, in the order of its file. */
export function entriesOf(deck: CatalogueDeck): CatalogueEntry[] {
  return deck.cards.map((card) => entryOf(card, deck));
}

/** Optional properties are assigned afterwards: spreading thousands of small objects would slow down every start. */
function entryOf(card: CatalogueCard, deck: CatalogueDeck): CatalogueEntry {
  const entry: { -readonly [Key in keyof CatalogueEntry]: CatalogueEntry[Key] } = {
    identity: `${deck.topic}/${card.id}`,
    topic: deck.topic,
    domain: deck.domain,
    kind: card.kind,
    tags: card.tags ?? deck.tags,
    was: card.was ?? NONE,
    covers: card.covers ?? NONE,
    difficulty: card.difficulty ?? 2,
    unit: card.unit ?? deck.unit ?? deck.topic,
    place: card.place ?? 0,
    level: levelOf(card),
    fingerprint: card.fingerprint,
    deck,
    start: card.start,
    end: card.end,
  };
  if (card.group !== undefined) entry.group = card.group;
  if (card.order !== undefined) entry.order = card.order;
  if (card.minutes !== undefined) entry.minutes = card.minutes;
  if (card.typed !== undefined) entry.typed = card.typed;
  return entry;
}
