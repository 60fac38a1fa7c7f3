import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseDeck } from '../../src/deck/parse-deck.ts';
import { SourceFile } from '../../src/source/source-file.ts';

const GOOD = join(import.meta.dirname, '../fixtures/decks/good');

const parse = (path: string) => parseDeck(new SourceFile(path, readFileSync(join(GOOD, path), 'utf8')));

test('reads the header', () => {
  expect(parse('example.md').header).toMatchObject({ title: 'RBAC', topic: 'rbac', kubernetes: '1.35' });
});

test('reads each card with its kind', () => {
  const { cards, diagnostics } = parse('example.md');
  expect(diagnostics).toEqual([]);
  expect(cards.map((card) => [card.identity, card.kind])).toEqual([
    ['rbac/grant-pod-reader', 'command'],
    ['rbac/what-grants-a-role', 'choice'],
    ['rbac/deny-all-ingress', 'manifest'],
  ]);
});
