import type { Diagnostic } from '../source/diagnostic.ts';
import type { Range } from '../source/range.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { DeckHeader } from './card.ts';
import type { DeckCode } from './codes/registry.ts';
import { type CardClaims, checkIdentities } from './identity.ts';
import { finding } from './reading/findings.ts';

/** The facts about a deck that are checked against other decks. */
export interface DeckClaims {
  readonly file: SourceFile;
  readonly header: DeckHeader;
  readonly cards: readonly CardClaims[];
}

/** Errors between decks that were read together, in order of precedence; each deck alone was checked when it was parsed. */
export function checkDecks(decks: readonly DeckClaims[]): Diagnostic<DeckCode>[] {
  const found: Diagnostic<DeckCode>[] = [];
  const topics = new Map<string, DeckClaims>();
  for (const deck of decks) {
    const first = topics.get(deck.header.topic);
    if (first === undefined) topics.set(deck.header.topic, deck);
    else found.push(...differences(deck, first));
  }
  const cards = decks.flatMap((deck) => deck.cards);
  checkIdentities(cards, 'several decks', found);
  return found;
}

/** Several files can share a topic, but then they must have the same title and domain. */
function differences(deck: DeckClaims, first: DeckClaims): Diagnostic<DeckCode>[] {
  return (['title', 'domain'] as const)
    .filter((key) => deck.header[key] !== first.header[key])
    .map((key) => {
      const words: [string, string, string] = [deck.header.topic, key, first.header[key]];
      const related = { file: first.file, range: opener(first.file), message: 'the other deck' };
      return { ...finding(deck.file, 'topic-differs', opener(deck.file), words), related: [related] };
    });
}

function opener({ text }: SourceFile): Range {
  const start = Math.max(0, text.indexOf('---'));
  return { start, end: Math.min(start + 3, text.length) };
}
