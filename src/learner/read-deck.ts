import { type CatalogueDeck, catalogueDeck } from '../deck/catalogue/catalogue.ts';
import type { DeckCode } from '../deck/codes/registry.ts';
import { parseDeck } from '../deck/reading/parse-deck.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { SourceFile } from '../source/source-file.ts';

export interface DeckReading {
  readonly deck: CatalogueDeck | null;
  readonly diagnostics: readonly Diagnostic<DeckCode>[];
}

/** Parses a deck for the library. A file of its own, since front matter needs a YAML parser, which a session on shipped decks does not load. */
export function readDeck(file: SourceFile): DeckReading {
  const { header, cards, diagnostics } = parseDeck(file);
  return { deck: header && catalogueDeck({ file, header, cards }), diagnostics };
}
