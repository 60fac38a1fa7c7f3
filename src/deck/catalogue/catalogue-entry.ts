import type { Level } from '../../curriculum/course.ts';
import type { Kind } from '../card.ts';
import { levelOf } from '../level.ts';
import type { CatalogueCard, CatalogueDeck } from './catalogue.ts';

/** A card as the catalogue knows it, with what it takes from its deck. */
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
  /** What it sets; 2 where it sets none. */
  readonly difficulty: Level;
  /** The id of its unit; for a deck of the learner's own, its topic. */
  readonly unit: string;
  /** Which member of its unit it belongs to, from 0. */
  readonly place: number;
  readonly level: Level;
  readonly minutes?: number;
  /** Characters that a right answer takes to type, where it is typed. */
  readonly typed?: number;
  readonly fingerprint: string;
  readonly deck: CatalogueDeck;
  /** Offsets in the deck's text. */
  readonly start: number;
  readonly end: number;
}

/** The same list for all: a catalogue has thousands of cards without any. */
const NONE: readonly string[] = [];

/** The entries of a deck, in the order of its file. */
export function entriesOf(deck: CatalogueDeck): CatalogueEntry[] {
  return deck.cards.map((card) => entryOf(card, deck));
}

/** What is absent is assigned afterwards where it is there: thousands of copies of parts are felt at a start. */
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
