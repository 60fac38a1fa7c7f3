import { type Course, type Level, placeFinder } from '../../curriculum/course.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { Card, DeckHeader, Kind } from '../card.ts';
import { typedCharacters } from '../typed-characters.ts';

/** Increases when the format changes, so that older caches are built again. */
export const CATALOGUE_VERSION = 3;

/** The facts by which a session chooses cards, so that it need not read the decks. Plain JSON. */
export interface Catalogue {
  readonly version: number;
  readonly decks: readonly CatalogueDeck[];
}

export interface CatalogueDeck {
  /** Relative to the package for the shipped decks, absolute for others. */
  readonly path: string;
  readonly title: string;
  readonly topic: string;
  readonly domain: string;
  readonly kubernetes: string;
  readonly tags: readonly string[];
  /** The unit of the course that has most of its cards; absent for a learner's own deck, which is a unit by itself. */
  readonly unit?: string;
  readonly cards: readonly CatalogueCard[];
}

/** A card in its deck's file; absent properties are its deck's, or the default. */
export interface CatalogueCard {
  readonly id: string;
  readonly kind: Kind;
  /** Offsets in the deck's text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly fingerprint: string;
  readonly tags?: readonly string[];
  readonly was?: readonly string[];
  readonly covers?: readonly string[];
  readonly group?: string;
  readonly order?: number;
  readonly difficulty?: Level;
  readonly minutes?: number;
  /** The number of characters of a right answer; absent if nothing is typed. */
  readonly typed?: number;
  readonly unit?: string;
  /** Which member of its unit it belongs to, from 0; absent for the first one. */
  readonly place?: number;
}

/** A parsed deck. */
export interface DeckCards {
  readonly file: SourceFile;
  readonly header: DeckHeader;
  readonly cards: readonly Card[];
}

/** Builds the catalogue of parsed decks, in their order, with the units of a course. */
export function buildCatalogue(decks: readonly DeckCards[], course: Course): Catalogue {
  const find = placeFinder(course);
  return {
    version: CATALOGUE_VERSION,
    decks: decks.map((deck) => {
      const entry = catalogueDeck(deck);
      const places = deck.cards.map(find);
      const unit = mostFrequent(places.map((place) => place?.unit.id));
      const cards = entry.cards.map((card, i) => {
        const { unit: own, member = 0 } = places[i] ?? {};
        return {
          ...card,
          ...(own !== undefined && own.id !== unit && { unit: own.id }),
          ...(member > 0 && { place: member }),
        };
      });
      return { ...entry, ...(unit !== undefined && { unit }), cards };
    }),
  };
}

function mostFrequent(words: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

export function catalogueDeck({ file, header, cards }: DeckCards): CatalogueDeck {
  const { title, topic, domain, kubernetes, tags } = header;
  const entries = cards.map((card) => catalogueCard(card, tags));
  return { path: file.path, title, topic, domain, kubernetes, tags, cards: entries };
}

function catalogueCard(card: Card, deckTags: readonly string[]): CatalogueCard {
  const { kind, range, fingerprint, properties } = card;
  const typed = typedCharacters(card);
  const { id, tags, was, covers, group, order, difficulty, minutes } = properties;
  return {
    id,
    kind,
    start: range.start,
    end: range.end,
    fingerprint: fingerprint(),
    ...(tags.join() !== deckTags.join() && { tags }),
    ...(was.length > 0 && { was }),
    ...(covers.length > 0 && { covers }),
    ...(group !== undefined && { group }),
    ...(order !== undefined && { order }),
    ...(difficulty !== undefined && { difficulty }),
    ...(minutes !== undefined && { minutes }),
    ...(typed > 0 && { typed }),
  };
}
