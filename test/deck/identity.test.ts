import { expect, test } from 'vitest';
import { checkDecks } from '../../src/deck/check-decks.ts';
import { currentIdentity, renamesOf } from '../../src/deck/identity.ts';
import { parseDeck } from '../../src/deck/reading/parse-deck.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { cardText, deckText } from '../support/decks.ts';

const renames = renamesOf([
  { identity: 'rbac/c', was: ['rbac/b'] },
  { identity: 'rbac/x', was: ['rbac/c', 'rbac/old'] },
  { identity: 'rbac/y', was: ['rbac/old'] },
]);

test.each([
  ['rbac/b', 'rbac/c', 'an old identity is the living one'],
  ['rbac/c', 'rbac/c', 'a living identity stays, whoever claims it'],
  ['rbac/old', 'rbac/x', 'the first of two claims counts'],
  ['rbac/new', 'rbac/new', 'an identity that nobody claims stays'],
])('%s is %s: %s', (identity, expected) => {
  expect(currentIdentity(identity, renames)).toBe(expected);
});

test('renames are followed one after another, and a circle ends', () => {
  const chain = new Map([
    ['a', 'b'],
    ['b', 'c'],
  ]);
  expect(currentIdentity('a', chain)).toBe('c');
  expect(['a', 'b']).toContain(currentIdentity('a', new Map([...chain, ['b', 'a']])));
});

test.each([
  ['of two files', ['duplicate-id'], cardText('a'), cardText('a')],
  [
    'renamed in one file and alive in the other',
    ['was-alive'],
    cardText('a'),
    '## B\n<!--\nid: b\nwas: [rbac/a]\n-->\n\nB.\n',
  ],
  ['with nothing in common', [], cardText('a'), cardText('b')],
  ['chains of the same name are chains of their own', [], chained('a'), chained('b')],
])('cards %s', (_, expected, first, second) => {
  const decks = [first, second].map((body, i) => {
    const file = new SourceFile(`${i}.md`, deckText(body));
    const { header, cards } = parseDeck(file);
    return { file, header: header!, cards };
  });
  expect(checkDecks(decks).map((d) => [d.code, d.file.path, d.related?.[0]?.file.path])).toEqual(
    expected.map((code) => [code, '1.md', '0.md']),
  );
});

function chained(id: string): string {
  return `## ${id}\n<!--\nid: ${id}\ngroup: chain\norder: 1\n-->\n\nText.\n`;
}

test('a fingerprint is 12 hex digits, and does not count case and white space', () => {
  const one = fingerprintOf('What is a Role?', 'A list.');
  expect(one).toMatch(/^[0-9a-f]{12}$/);
  expect(fingerprintOf('what  is a role?', 'a\nLIST.')).toBe(one);
  expect(fingerprintOf('What is a Role?', 'A set.')).not.toBe(one);
  expect(fingerprintOf('What is a Role?', '```text\nA list.\n```')).not.toBe(one);
});

function fingerprintOf(prompt: string, answer: string): string | undefined {
  const { cards } = parseDeck(
    new SourceFile('deck.md', deckText(`## ${prompt}\n<!-- id: a -->\n\n${answer}\n`)),
  );
  return cards[0]?.fingerprint();
}
