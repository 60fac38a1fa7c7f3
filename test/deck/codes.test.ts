import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileCurriculum } from '../../src/curriculum/compile-curriculum.ts';
import { checkDecks } from '../../src/deck/check-decks.ts';
import { DECK_CODES, type DeckCode } from '../../src/deck/codes/registry.ts';
import { parseDeck } from '../../src/deck/reading/parse-deck.ts';
import { codeFrame } from '../../src/source/code-frame.ts';
import type { Diagnostic } from '../../src/source/diagnostic.ts';
import { deckPaths, ROOT, readSource } from '../support/decks.ts';
import { expectedIn, unmet } from '../support/expected-findings.ts';

const BAD = 'test/fixtures/decks/bad';
const { curriculum } = compileCurriculum(
  readSource('decks/curriculum.yaml').text,
  readSource('decks/syllabus.yaml').text,
);

/** What is found in a fixture; where another stands beside it as `.first.md`, that one was read before it. */
function findIn(path: string): readonly Diagnostic<DeckCode>[] {
  const firstPath = path.replace(/\.md$/, '.first.md');
  const file = readSource(path);
  const { header, cards, diagnostics } = parseDeck(file, curriculum);
  if (!existsSync(join(ROOT, firstPath)) || header === null) return diagnostics;
  const firstFile = readSource(firstPath);
  const first = parseDeck(firstFile, curriculum);
  const decks = [
    { file: firstFile, header: first.header!, cards: first.cards },
    { file, header, cards },
  ];
  return [...first.diagnostics, ...diagnostics, ...checkDecks(decks)];
}

const fixtures = deckPaths(BAD).filter((path) => !path.endsWith('.first.md'));

test.each(Object.keys(DECK_CODES))('%s has a fixture that expects it', (code) => {
  const path = join(BAD, `${code}.md`);
  expect(fixtures).toContain(path);
  expect(expectedIn(readSource(path)).map((expected) => expected.code)).toContain(code);
});

describe.each(fixtures)('%s', (path) => {
  const found = findIn(path);
  const file = readSource(path);

  test('raises what its markers say, where they say it, and nothing else', () => {
    expect(unmet(file, found)).toEqual({ unexpected: [], missing: [] });
  });

  test('words each with a way out and a code frame', () => {
    for (const diagnostic of found) {
      expect(diagnostic.message).toMatch(/\S/);
      expect(diagnostic.help).toMatch(/\S/);
      expect(codeFrame(diagnostic.file, diagnostic.range)).toContain('^');
    }
  });

  test('leaves the healthy cards', () => {
    const { header, cards } = parseDeck(file, curriculum);
    const swallows = file.text.indexOf('## A healthy card') === -1 || header === null;
    if (!swallows) expect(cards.map((card) => card.identity)).toContain(`${header.topic}/healthy`);
  });
});
