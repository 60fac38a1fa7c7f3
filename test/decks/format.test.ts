import { describe, expect, test } from 'vitest';
import { DOMAINS } from '../../src/curriculum/domain.ts';
import { HEADER_KEYS, KINDS } from '../../src/deck/card.ts';
import { FENCE_WORDS } from '../../src/deck/reading/fence-words.ts';
import { parseDeck } from '../../src/deck/reading/parse-deck.ts';
import { PROPERTIES } from '../../src/deck/reading/properties.ts';
import { EXAM_VERSION } from '../../src/exam-version.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { readSource } from '../support/decks.ts';

const { text } = readSource('decks/README.md');

/** The words in the first column of the table whose head begins with a word. */
function firstColumn(head: string): string[] {
  const rows = text.split(new RegExp(`^\\| ${head} +\\|.*\\n\\|[ -|]*\\n`, 'm'))[1]?.split('\n\n')[0] ?? '';
  return [...rows.matchAll(/^\| `([^`]+)` /gm)].map(([, word = '']) => word);
}

describe('the page on the deck format names all that a deck may hold, and nothing else', () => {
  test.each([
    ['key', HEADER_KEYS],
    ['property', Object.keys(PROPERTIES)],
    ['kind', KINDS],
    ['word', FENCE_WORDS],
  ])('%s', (head, known) => {
    expect(firstColumn(head)).toEqual([...known]);
  });

  test('domain', () => {
    for (const domain of DOMAINS) expect(text).toContain(`\`${domain}\``);
  });
});

test('its example is a deck without a finding, for the version of the exam', () => {
  const [, example = ''] = /^````markdown\n([\s\S]*?)^````$/m.exec(text) ?? [];
  const { header, cards, diagnostics } = parseDeck(new SourceFile('example.md', example));
  expect(diagnostics).toEqual([]);
  expect(header?.kubernetes).toBe(EXAM_VERSION);
  expect(cards.map(({ kind }) => kind)).toEqual(['text', 'choice', 'command', 'manifest']);
});
