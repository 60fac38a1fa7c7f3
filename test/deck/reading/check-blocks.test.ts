import { describe, expect, test } from 'vitest';
import { parseDeck } from '../../../src/deck/reading/parse-deck.ts';
import { SourceFile } from '../../../src/source/source-file.ts';
import { cardText, deckText } from '../../support/decks.ts';
import { findingsOf } from '../../support/read-cards.ts';

const findings = (body: string) => parseDeck(new SourceFile('deck.md', deckText(body))).diagnostics;
const found = (body: string) =>
  findings(body).map(({ code, file, range }) => [code, file.text.slice(range.start, range.end)]);

describe('what is never closed', () => {
  const swallowed = (body: string) =>
    findings(body)
      .find(({ code }) => code === 'unclosed-fence' || code === 'unclosed-comment')
      ?.message.split('closed')[1];
  const cards = (count: number) =>
    Array.from({ length: count }, (_, i) => `## Prompt of c${i}\n\nText.\n\n`).join('');

  test.each([
    [0, ''],
    [1, ' and swallows "Prompt of c0"'],
    [3, ' and swallows "Prompt of c0", "Prompt of c1", "Prompt of c2"'],
    [5, ' and swallows "Prompt of c0", "Prompt of c1", "Prompt of c2" and 2 more'],
  ])('names the first three of %i cards that it swallows', (count, expected) => {
    expect(swallowed(`## A\n<!-- id: a -->\n\n\`\`\`sh\nls\n\n${cards(count)}`)).toBe(expected);
    expect(swallowed(`## A\n<!-- id: a -->\n\nText.\n\n<!-- \n\n${cards(count)}`)).toBe(expected);
  });

  test('names a long prompt by its first sixty characters', () => {
    const long = 'p'.repeat(70);
    expect(swallowed(`\`\`\`\n   ## ${long}\n    ## code\n##no\n`)).toBe(` and swallows "${'p'.repeat(60)}"`);
  });

  test('is shown where it begins', () => {
    expect(found(`${cardText('a')}\`\`\`sh\nls\n`)).toEqual([['unclosed-fence', '```sh']]);
    expect(found('## A\n<!-- id: a\n\nText.\n')).toContainEqual(['unclosed-comment', '<!-- id: a']);
    expect(found('<!-- a\n\n## A\n')).toContainEqual(['unclosed-comment', '<!-- a']);
  });
});

test.each([
  ['text\n---', [['underlined-heading', '---']]],
  ['text\n===', [['underlined-heading', '===']]],
  ['- a\n\n  text\n  ---', []],
  ['> text\n> ---', []],
  ['<div>', []],
])('in a card %j is %j', (answer, expected) => {
  expect(findingsOf(`An answer.\n\n${answer}`)).toEqual(expected);
});

test('before the first card and after a second title, blocks are checked too', () => {
  expect(found(`text\n---\n\n${cardText('a')}# Title\n\nmore\n===\n`)).toEqual([
    ['underlined-heading', '---'],
    ['underlined-heading', '==='],
  ]);
  const [first, second] = findings(`text\n---\n\n${cardText('a')}# Title\n\nmore\n===\n`);
  expect([first?.help, second?.help]).toEqual([
    expect.stringContaining('`---`'),
    expect.stringContaining('`===`'),
  ]);
});

test.each([
  ['## \n<!-- id: a -->\n\nText.\n', [['empty-prompt', '## ']]],
  ['## A\n\nText.\n', [['missing-id', '## A']]],
  ['## A\n<!-- no property -->\n\nText.\n', [['missing-id', '## A']]],
  ['## A\n<!-- id: a --> more\n\nText.\n', [['text-after-properties', 'more']]],
  ['## A\n<!-- id: A -->\n\nText.\n', [['bad-id', 'A']]],
  [`## A\n<!-- id: ${'a'.repeat(60)} -->\n\nText.\n`, []],
  [`## A\n<!-- id: ${'a'.repeat(61)} -->\n\nText.\n`, [['bad-id', 'a'.repeat(61)]]],
])('%j: %j', (body, expected) => {
  expect(found(body)).toEqual(expected);
});

test('a card that lacks its id and nothing else can be looked at', () => {
  const deck = parseDeck(new SourceFile('a.md', deckText(`## A\n\nText.\n\n## B\n\n${cardText('c')}`)));
  expect(deck.idless.map(({ prompt }) => prompt.text)).toEqual(['A']);
  expect(deck.cards.map(({ identity }) => identity)).toEqual(['rbac/c']);
  expect(deck.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
    ['missing-id', 'error'],
    ['missing-id', 'error'],
    ['no-answer', 'error'],
  ]);
});
