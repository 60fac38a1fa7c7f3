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
  /** `null` where the front matter is missing or lacks what is required; then there are no cards either. */
  readonly header: DeckHeader | null;
  /** The cards without an error, in the order of the file. */
  readonly cards: readonly Card[];
  /** The cards that lack their id and nothing else: they can be looked at, and not asked. */
  readonly idless: readonly Card[];
  /** In the order of the file. */
  readonly diagnostics: readonly Diagnostic<DeckCode>[];
}

/** Stands in where there is no header, so that the cards are checked all the same. */
const NO_DECK: CardDeck = { topic: '', domain: '', tags: [], kubernetes: '' };

/**
 * Reads a deck. Never throws: what is wrong is a diagnostic, and the healthy cards are returned beside it. With a curriculum,
 * as for the shipped decks, topics and objectives must be of its syllabus. `outline` is handed the blocks as they are met.
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
