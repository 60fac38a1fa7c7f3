import type { Level } from '../../curriculum/course.ts';
import type { Kind } from '../card.ts';
import { levelOf } from '../level.ts';
import type { CatalogueDeck } from './catalogue.ts';

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

/** The entries of a deck, in the order of its file. */
export function entriesOf(deck: CatalogueDeck): CatalogueEntry[] {
  const { topic, domain } = deck;
  return deck.cards.map((card) => ({
    identity: `${topic}/${card.id}`,
    topic,
    domain,
    kind: card.kind,
    tags: card.tags ?? deck.tags,
    was: card.was ?? [],
    covers: card.covers ?? [],
    ...(card.group !== undefined && { group: card.group }),
    ...(card.order !== undefined && { order: card.order }),
    difficulty: card.difficulty ?? 2,
    unit: card.unit ?? deck.unit ?? topic,
    place: card.place ?? 0,
    level: levelOf(card),
    ...(card.minutes !== undefined && { minutes: card.minutes }),
    ...(card.typed !== undefined && { typed: card.typed }),
    fingerprint: card.fingerprint,
    deck,
    start: card.start,
    end: card.end,
  }));
}
