import type { SourceFile } from '../source/source-file.ts';
import type { Kind } from './card.ts';
import type { Html } from './markdown/block.ts';
import { lineEndFrom } from './markdown/lines.ts';
import type { Findings } from './reading/findings.ts';
import { outlineDeck } from './reading/outline-deck.ts';
import { SET_KINDS, shapeOf } from './reading/shape.ts';

/** A card that was only looked at. */
export interface ScannedCard {
  readonly id: string;
  readonly kind: Kind;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
}

const OPENER = 4;
const SPACE = 32;

/**
 * The cards of a deck's text, from an offset behind its front matter on, by id, kind and place: the fast way through many cards. Nothing is
 * checked, and a card without an id or an answer left out.
 */
export function scanCards(file: SourceFile, from: number): ScannedCard[] {
  const cards: ScannedCard[] = [];
  const findings: Findings = { file, list: [] };
  const { text } = file;
  outlineDeck(text, from, {
    other: () => {},
    card: (outline) => {
      const { start, end, comment } = outline;
      if (comment === null) return;
      const { id, kind } = wordsOf(text, comment);
      const set = SET_KINDS.find((known) => known === kind) ?? null;
      const shape = id === '' ? null : shapeOf(text, outline, set, findings);
      if (shape !== null) cards.push({ id, kind: shape.kind, start, end });
    },
  });
  return cards;
}

/** The words behind `id:` and `kind:`. */
function wordsOf(text: string, comment: Html): { id: string; kind: string } {
  const end = Math.min(comment.marker, comment.end);
  const words = { id: '', kind: '' };
  for (let at = comment.start + OPENER; at < end; at++) {
    while (text.charCodeAt(at) <= SPACE && at < end) at++;
    const lineEnd = lineEndFrom(text, at, end);
    if (text.startsWith('id:', at)) words.id = text.slice(at + 3, lineEnd).trim();
    else if (text.startsWith('kind:', at)) words.kind = text.slice(at + 5, lineEnd).trim();
    at = lineEnd;
  }
  return words;
}
