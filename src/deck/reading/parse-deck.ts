import { type Curriculum, objectiveOf, objectivesOf } from '../../curriculum/curriculum.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { nearest } from '../../source/nearest.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { Card, DeckHeader } from '../card.ts';
import type { DeckCode } from '../codes/registry.ts';
import { checkIdentities } from '../identity.ts';
import { checkBlock } from './check-blocks.ts';
import { type Findings, report } from './findings.ts';
import { findFrontMatter } from './front-matter.ts';
import { type DeckOutline, outlineDeck } from './outline-deck.ts';
import { type CardDeck, parseCard } from './parse-card.ts';
import { propertyOf } from './property-of.ts';
import { readHeader } from './read-header.ts';

export interface Deck {
  /** `null` if the front matter is missing or incomplete; then there are no cards either. */
  readonly header: DeckHeader | null;
  /** The cards without an error, in the order of the file. */
  readonly cards: readonly Card[];
  /** The cards whose only error is a missing id: they can be checked, but not asked. */
  readonly idless: readonly Card[];
  /** In the order of the file. */
  readonly diagnostics: readonly Diagnostic<DeckCode>[];
}

/** Replaces a missing header, so that the cards are checked nevertheless. */
const NO_DECK: CardDeck = { topic: '', domain: '', tags: [], kubernetes: '' };

/**
 * Reads a deck. Never throws: errors are diagnostics, and the cards without errors are returned too. With a curriculum,
 * as for the shipped decks, topics and objectives must be in its syllabus. `outline` receives the blocks in order.
 */
export function parseDeck(
  file: SourceFile,
  curriculum: Curriculum | null = null,
  outline: DeckOutline | null = null,
): Deck {
  const findings: Findings = { file, list: [] };
  const { block, body } = findFrontMatter(file.text, findings);
  const header = block && readHeader(block, findings, curriculum);
  const read: Card[] = [];
  const idless: Card[] = [];
  let count = 0;
  outlineDeck(file.text, body, {
    other: (other) => {
      outline?.other(other);
      checkBlock(file.text, other, findings);
    },
    card: (blocks) => {
      count++;
      outline?.card(blocks);
      const card = parseCard(blocks, header ?? NO_DECK, findings);
      if (card !== null) (card.properties.id === '' ? idless : read).push(card);
    },
  });
  if (count === 0 && header !== null) report(findings, 'no-cards', { start: body, end: body });
  if (curriculum !== null)
    for (const card of [...read, ...idless]) checkObjectives(card, curriculum, findings);
  const cards = header === null ? [] : checkIdentities(read, 'one deck', findings.list);
  const diagnostics = findings.list.sort((a, b) => a.range.start - b.range.start);
  return { header, cards, idless: header === null ? [] : idless, diagnostics };
}

function checkObjectives(card: Card, curriculum: Curriculum, findings: Findings): void {
  for (const { value, range } of propertyOf(card, 'covers')?.values ?? []) {
    if (objectiveOf(curriculum, value) !== undefined) continue;
    const [suggestion = ''] = nearest(value, objectivesOf(curriculum), 1);
    report(findings, 'unknown-objective', range, value, suggestion);
  }
}
