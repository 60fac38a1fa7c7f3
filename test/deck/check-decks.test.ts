import { describe, expect, test } from 'vitest';
import { checkDecks } from '../../src/deck/check-decks.ts';
import { renamesOf } from '../../src/deck/identity.ts';
import { parseDeck } from '../../src/deck/reading/parse-deck.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { cardText, deckText } from '../support/decks.ts';

const cardWith = (id: string, ...properties: string[]) =>
  `## ${id}\n<!--\nid: ${id}\n${properties.map((line) => `${line}\n`).join('')}-->\n\nText.\n\n`;

function claimsOf(text: string, path: string) {
  const file = new SourceFile(path, text);
  const { header, cards } = parseDeck(file);
  if (header === null) throw new Error(`${path} has no header`);
  return { file, header, cards };
}

/** What is found between decks: the code, where it is, and what it is held against. */
function foundIn(...texts: string[]) {
  const decks = texts.map((text, i) => claimsOf(text, `${i}.md`));
  return checkDecks(decks).map(({ code, file, range, related = [] }) => [
    ...[code, file.path, file.text.slice(range.start, range.end)],
    ...related.map(
      (other) => `${other.file.path}: ${other.file.text.slice(other.range.start, other.range.end)}`,
    ),
  ]);
}

describe('decks of one topic', () => {
  const first = deckText(cardText('a'));

  test.each([
    ['agree', deckText(cardText('b')), []],
    [
      'differ in their title',
      deckText(cardText('b')).replace('A deck', 'Another'),
      [['topic-differs', '1.md', '---', '0.md: ---']],
    ],
    [
      'differ in title and domain',
      deckText(cardText('b')).replace('A deck', 'Another').replace('cluster-architecture', 'storage'),
      [
        ['topic-differs', '1.md', '---', '0.md: ---'],
        ['topic-differs', '1.md', '---', '0.md: ---'],
      ],
    ],
    ['of another topic', deckText(cardText('b'), 'etcd').replace('A deck', 'Another'), []],
  ])('%s', (_, second, expected) => {
    expect(foundIn(first, second)).toEqual(expected);
  });

  test('differ from the first of them, and say how', () => {
    const third = deckText(cardText('c')).replace('A deck', 'A third');
    const decks = [first, deckText(cardText('b')), `\uFEFF${third}`].map((text, i) =>
      claimsOf(text, `${i}.md`),
    );
    const [found] = checkDecks(decks);
    expect([found?.file.path, found?.range.start]).toEqual(['2.md', 1]);
    expect(found?.message).toContain('A deck');
    expect(found?.help).toContain('title');
  });
});

describe('cards of several decks', () => {
  test.each([
    ['with one id', [cardWith('a'), cardWith('a')], ['duplicate-id', '1.md', 'id: a', '0.md: id: a']],
    [
      'of which one was what another is',
      [cardWith('a'), cardWith('b', 'was: [rbac/a]')],
      ['was-alive', '1.md', 'was: [rbac/a]', '0.md: id: a'],
    ],
    [
      'that were the same',
      [cardWith('a', 'was: [rbac/x]'), cardWith('b', 'was: [rbac/x]')],
      ['was-twice', '1.md', 'was: [rbac/x]', '0.md: was: [rbac/x]'],
    ],
  ])('%s', (_, bodies, expected) => {
    expect(foundIn(...bodies.map((body) => deckText(body)))).toEqual([expected]);
  });

  test('have nothing in common with those of one deck, which were checked with it', () => {
    const own = cardWith('b', 'was: [rbac/c]') + cardWith('c');
    expect(foundIn(deckText(cardWith('a')), deckText(own))).toEqual([]);
  });
});

test('a place in a chain is taken once in a deck', () => {
  const places = ['group: g\norder: 1', 'group: g\norder: 2', 'group: h\norder: 1', 'group: g', 'group: g'];
  const cards = places.map((place, i) => cardWith(`c${i}`, place));
  const codes = (body: string) => parseDeck(new SourceFile('a.md', deckText(body))).diagnostics;
  expect(codes(cards.join(''))).toEqual([]);
  const [found] = codes(cards.join('') + cardWith('d', 'group: g\norder: 2'));
  expect(found).toMatchObject({ code: 'duplicate-order', related: [{ message: 'the other one' }] });
  expect(found?.message).toContain('g 2');
});

test('renames are those of cards that are gone, the first claim wins', () => {
  const card = (identity: string, ...was: string[]) => ({ identity, was });
  expect([...renamesOf([card('a', 'b', 'x'), card('b'), card('c', 'x', 'y')])]).toEqual([
    ['x', 'a'],
    ['y', 'c'],
  ]);
  expect(renamesOf([card('a')]).size).toBe(0);
});
