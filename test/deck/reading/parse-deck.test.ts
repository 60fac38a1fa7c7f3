import { describe, expect, test } from 'vitest';
import { parseDeck } from '../../../src/deck/reading/parse-deck.ts';
import { SourceFile } from '../../../src/source/source-file.ts';
import { content } from '../../support/deck-properties.ts';
import { cardText, deckText, readSource } from '../../support/decks.ts';
import { isMutationTest } from '../../support/mutation-test.ts';

const parse = (text: string) => parseDeck(new SourceFile('deck.md', text));
const codes = (text: string) => parse(text).diagnostics.map((diagnostic) => diagnostic.code);
const example = readSource('test/fixtures/decks/good/example.md').text;

test('reads the header', () => {
  expect(parse(example).header).toMatchObject({ title: 'RBAC', topic: 'rbac', kubernetes: '1.35' });
});

test('reads each card with its kind', () => {
  const { cards, diagnostics } = parse(example);
  expect(diagnostics).toEqual([]);
  expect(cards.map((card) => [card.identity, card.kind])).toEqual([
    ['rbac/grant-pod-reader', 'command'],
    ['rbac/what-grants-a-role', 'choice'],
    ['rbac/deny-all-ingress', 'manifest'],
  ]);
});

describe('the same cards, however the file is written', () => {
  test.each([
    ['with CRLF', example.replaceAll('\n', '\r\n')],
    ['with CR', example.replaceAll('\n', '\r')],
    ['with a byte-order mark', `\uFEFF${example}`],
    ['without a last line ending', example.trimEnd()],
  ])('%s', (_, text) => {
    expect(parse(text).diagnostics).toEqual([]);
    expect(content(parse(text).cards)).toEqual(content(parse(example).cards));
  });
});

test('every scalar of the front matter is a string', () => {
  const text = example.replace('"1.35"', '1.30').replace('title: RBAC', 'title: 010');
  expect(parse(text).header).toMatchObject({ kubernetes: '1.30', title: '010' });
});

describe('front matter is data', () => {
  test.each(['---js', '---javascript', '---json', '---coffee', '--- yaml'])(
    '%s is refused and not run',
    (opener) => {
      const text = `${opener}\n{ title: (() => { throw new Error('run') })() }\n---\n\n${cardText('a')}`;
      expect(codes(text)).toEqual(['front-matter-language']);
      expect(parse(text)).toMatchObject({ header: null, cards: [] });
    },
  );

  test('an alias that expands without end, a tag and a second document are refused', () => {
    const aliases = 'a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n';
    for (const front of [
      `${aliases}title: [*b,*b,*b,*b,*b]`,
      'title: !!js/function "x"',
      'title: a\n...\nb: c',
    ])
      expect(parse(`---\n${front}\n---\n`).header).toBeNull();
  });
});

describe('what is empty', () => {
  test.each([
    ['an empty file', '', ['no-front-matter']],
    ['only a byte-order mark', '\uFEFF', ['no-front-matter']],
    ['only an opener', '---', ['front-matter-unclosed']],
    ['empty front matter', '---\n---\n', ['missing-key', 'missing-key', 'missing-key', 'missing-key']],
    ['a deck without cards', deckText(''), ['no-cards']],
  ])('%s', (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
    expect(parse(text).cards).toEqual([]);
  });
});

test('an unclosed fence names the cards that it swallowed', () => {
  const text = deckText(`${cardText('a')}## B\n\n\`\`\`sh answer\nls\n\n${cardText('c')}${cardText('d')}`);
  const [diagnostic] = parse(text).diagnostics.filter((d) => d.code === 'unclosed-fence');
  expect(diagnostic?.message).toBe('this fence is never closed and swallows "Prompt of c", "Prompt of d"');
});

test('the second of two equal ids is reported with the place of the first', () => {
  const { diagnostics, cards } = parse(deckText(cardText('a', '', 'One') + cardText('a', '', 'Two')));
  const [found] = diagnostics;
  const line = (range: { start: number }) => found?.file.lines.position(range.start).line;
  expect([found?.code, line(found!.range), line(found!.related![0]!.range)]).toEqual(['duplicate-id', 14, 9]);
  expect(cards.map((card) => card.prompt.text)).toEqual(['One']);
});

test('findings come in the order of the file, whatever found them', () => {
  const text = deckText(`## A\n\n1. a\n\n${cardText('b')}${cardText('b')}## C\n\ntext\n---\n`);
  const places = parse(text).diagnostics.map((d) => d.range.start);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test('a card ends at a heading of the first level, and at the next card', () => {
  const text = deckText(
    '## A\n<!-- id: a -->\n\nAnswer.\n\n# Part\n\nNot of a card.\n\n## B\n<!-- id: b -->\n\nB.\n',
  );
  const ranges = parse(text).cards.map(({ range }) => text.slice(range.start, range.end));
  expect(ranges).toEqual(['## A\n<!-- id: a -->\n\nAnswer.\n\n', '## B\n<!-- id: b -->\n\nB.\n']);
});

test('control characters stay data', () => {
  const [card] = parse(deckText(cardText('a', 'An \u001b[31manswer\0.', 'P\u0007'))).cards;
  expect(card).toMatchObject({ prompt: { text: 'P\u0007' }, answer: { text: 'An \u001b[31manswer\0.' } });
});

test.skipIf(isMutationTest)('a 10 MB deck is read', () => {
  const cards = Array.from({ length: 2500 }, (_, i) =>
    cardText(`card-${i}`, `${'An answer. '.repeat(370)}\n`),
  );
  const text = deckText(cards.join(''));
  expect(text.length).toBeGreaterThan(10_000_000);
  expect(parse(text).cards).toHaveLength(2500);
});
