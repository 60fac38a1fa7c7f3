import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../src/deck/markdown/block.ts';
import { scanBlocks } from '../../../src/deck/markdown/scan-blocks.ts';
import { deckPaths, readSource } from '../../support/decks.ts';
import { oracleOutline, ourOutline } from '../../support/markdown-oracle.ts';
import { isMutationTest, runs } from '../../support/mutation-test.ts';
import { anyTextOracle, deckOracle } from '../../support/scan-properties.ts';

function blocks(text: string): Block[] {
  const found: Block[] = [];
  scanBlocks(text, 0, (block) => found.push(block));
  return found;
}

/** Each block as its type and the text that it covers. */
const covered = (text: string) => blocks(text).map(({ type, start, end }) => [type, text.slice(start, end)]);

describe('ranges', () => {
  test.each([
    ['a heading without its closing signs', '  ## Text ##  ', [['heading', '## Text ##  ']]],
    [
      'a fence with its markers',
      '```sh\nls\n```\n\ntext',
      [
        ['fence', '```sh\nls\n```'],
        ['paragraph', 'text'],
      ],
    ],
    ['an unclosed fence to the end', '~~~\n## a\n', [['fence', '~~~\n## a']]],
    [
      'a comment over several lines',
      '<!--\n## a\n\nb\n-->\ntext',
      [
        ['html', '<!--\n## a\n\nb\n-->'],
        ['paragraph', 'text'],
      ],
    ],
    [
      'an unclosed comment to the end',
      'a\n\n<!--\n\nb\n',
      [
        ['paragraph', 'a'],
        ['html', '<!--\n\nb'],
      ],
    ],
    [
      'a list without the blank lines behind it',
      '- a\n\n  b\n\n\ntext',
      [
        ['list', '- a\n\n  b'],
        ['paragraph', 'text'],
      ],
    ],
    [
      'a quote with its lazy line',
      '> a\nb\n\nc',
      [
        ['quote', '> a\nb'],
        ['paragraph', 'c'],
      ],
    ],
    ['an underlined heading with its line', 'a\nb\n---\n', [['underlined', 'a\nb\n---']]],
    [
      'a break between blank lines',
      'a\n\n---\n',
      [
        ['paragraph', 'a'],
        ['break', '---'],
      ],
    ],
    [
      'a table, and the paragraph before it',
      'text\n| a |\n|---|\n| b |\n\nc',
      [
        ['paragraph', 'text'],
        ['table', '| a |\n|---|\n| b |'],
        ['paragraph', 'c'],
      ],
    ],
    [
      'indented code without blank lines behind it',
      '    a\n\n    b\n\nc',
      [
        ['code', 'a\n\n    b'],
        ['paragraph', 'c'],
      ],
    ],
    [
      'lines that end in CRLF',
      'a\r\n\r\n## b\r\n',
      [
        ['paragraph', 'a'],
        ['heading', '## b'],
      ],
    ],
    [
      'lines that end in CR',
      'a\r\r## b\r',
      [
        ['paragraph', 'a'],
        ['heading', '## b'],
      ],
    ],
    ['nothing', '', []],
    ['only blank lines', '\n \n\t\n', []],
  ])('%s', (_, text, expected) => {
    expect(covered(text)).toEqual(expected);
  });
});

test('a fence knows its info string, its lines and whether it is closed', () => {
  const text = '  ```yaml  answer \n  a\n\n  ```\n';
  const [fence] = blocks(text);
  if (fence?.type !== 'fence') throw new Error('no fence');
  expect(text.slice(fence.info.start, fence.info.end)).toBe('yaml  answer');
  expect(text.slice(fence.contentStart, fence.contentEnd)).toBe('  a\n');
  expect([fence.indent, fence.closed]).toEqual([2, true]);
});

test.each([
  ['<!-- a -->', true],
  ['<? a ?>', false],
  ['<![CDATA[ a ]]>', false],
  ['<!A b>', false],
  ['<pre>a</pre>', false],
  ['<div>', false],
  ['</b>', false],
])('%s is a comment: %s', (text, comment) => {
  expect(blocks(text)).toMatchObject([{ type: 'html', comment }]);
});

test('what a list holds hangs on it', () => {
  const [list] = blocks('1. a\n\n   ```\n   x\n   ```\n2. > b\n');
  if (list?.type !== 'list') throw new Error('no list');
  expect(list.items.map((item) => item.children.map((child) => child.type))).toEqual([
    ['paragraph', 'fence'],
    ['quote'],
  ]);
});

describe('markdown-it finds the same', () => {
  test('headings of the second level, fences and breaks on any text', () => {
    fc.assert(anyTextOracle(), runs(3000));
  });

  test('blocks of any depth on decks of the grammar', () => {
    fc.assert(deckOracle(), runs(300));
  });

  /** One rule of CommonMark each, and what comes close to it. */
  test.each([
    ...[
      '# a',
      '####### a',
      '#a',
      '#',
      '##\ta',
      '## a ##',
      '## a#',
      '## #',
      '##  ',
      '   # a',
      '    # a',
      '# a #b#',
    ],
    ...[
      '```\na\n```',
      '``\na\n``',
      '```\na\n``',
      '```\na\n`````',
      '```\na\n~~~',
      '~~~ a`b\nc\n~~~',
      '``` a`b\nc',
    ],
    ...[
      '```\na\n    ```\nb',
      '   ```\n   a\n   ```',
      '    ```',
      '~~~~\na\n~~~\nb',
      '```a\n``` b\n```',
      'a\n```\nb\n```\nc',
    ],
    ...[
      '---',
      '- - -',
      '--',
      '***',
      '* * *x',
      '___',
      '_ _ _',
      '-_-',
      '\t---',
      '   ---',
      '--- a',
      '- --',
      'a\n***',
    ],
    ...[
      'a\n---',
      'a\n===',
      'a\n=',
      'a\n= =',
      'a\n    ---',
      '- a\n---',
      '> a\n---',
      'a\n--- -',
      'a\n---  ',
      '===',
      'a\n\n===',
    ],
    ...[
      '> a',
      '>a',
      '> a\nb',
      '> a\n\nb',
      '>\n> a',
      '> > a',
      '> a\n>> b',
      '>     a',
      '    > a',
      '> - a\nb',
      '> ```\na',
      '> a\n> ---',
    ],
    ...[
      '- a\n- b',
      '- a\n* b',
      '- a\n\n- b',
      '- a\n\n\n- b',
      '-a',
      '-',
      '-\n  a',
      '-\n\n  a',
      '- a\n b',
      '- a\n  b',
      '-   a\n\n    b',
    ],
    ...[
      '- a\n  - b',
      '- a\n - b',
      '-     a',
      '-\ta',
      '- a\n\n b',
      '+ a',
      '*a*',
      '- a\n\n      b',
      '- a\n\n  > b',
      '- ```\n  a\n  ```',
    ],
    ...[
      '1. a\n2. b',
      '1) a\n2. b',
      '1.a',
      '123456789. a',
      '1234567890. a',
      'a\n1. b',
      'a\n2. b',
      'a\n- b',
      'a\n-',
      'a\n1.',
      '1.\n   a',
      '0. a',
    ],
    ...['    a', '    a\n\n    b', 'a\n    b', '\ta', '  \ta', '    a\nb', '- a\n\n        b'],
    ...[
      '<div>\na\n\nb',
      '</div>',
      '<div',
      '<divx>',
      '<DIV>',
      'a\n<div>\nb',
      '<b>',
      '<b>\na',
      'a\n<b>',
      '<b> a',
      '<b c="d" e>',
      '<b c=d"e>',
    ],
    ...[
      '</b>',
      '</b c>',
      '<b/>',
      '<!-- a',
      '<!-- a -->\nb',
      '<!-- a\n\nb --> c\nd',
      'a\n<!-- b -->',
      '<? a\n\n?>\nb',
      '<!A\n\n>\nb',
      '<!a b>',
    ],
    ...[
      '<![CDATA[\n\n]]>\nb',
      '<pre>\n\na</pre>\nb',
      '<script\n\n</script>\nb',
      '<style>\n\n</STYLE>\nb',
      '<preb>\n\na',
      '<textarea>\n\n</pre>\nb',
    ],
    ...[
      '[a]: /b\n# c',
      '[a]: /b "c"',
      "[a]: /b 'c'",
      '[a]: /b (c)',
      '[a]: <b>\n---',
      '[a]: <b c>',
      '[a]: /b c',
      '[a]:/b',
      '[a]: ',
      '[]: /b',
      '[ ]: /b',
    ],
    ...[
      '[a\\]]: /b',
      '[a[]: /b',
      'x\n[a]: /b',
      '[a]: /b\nc',
      '[a]: /b\n[c]: /d',
      '[a]: /b "c',
      '[a]: /b  ',
      ' [a]: /b',
      '[a]: <b\n',
    ],
    ...[
      '| a |\n|---|\n| b |',
      'a | b\n- | -',
      '| a |\n|--|--|',
      '| a | b |\n|---|',
      'a\n---|',
      '|a|\n|:-:|',
      '|a|\n|-x|',
      'a\n:-',
      'a\n|-|',
    ],
    ...[
      '| a |\n|---|\nb\n\nc',
      '| a |\n|---|\n> b',
      '| a |\n|---|\n    b',
      'x\n| a |\n|---|',
      '    | a |\n|---|',
      '| a |\n    |---|',
      '| a\\|b |\n|---|',
    ],
    ...[
      '| a |\n|---|\n# b',
      '| a |\n|---|\n- b',
      '| a |\n|---|\n```\nb',
      '> | a |\n> |---|\n> | b |',
      '- | a |\n  |---|',
      '|a|b|\n|-|-|\n|c|',
    ],
    ...[
      'a\r\n\r\nb',
      'a\r\rb',
      'a\n\r\nb',
      '```\r\na\r\n```\r\nb',
      '- a\r\n  b\r\n\r\nc',
      'a\u00a0\n\u00a0\nb',
      'a\f\nb',
      '\u000b',
    ],
    ...[
      '- - - - a\n\n\t\tb',
      '1. - a\n\n\t b',
      '- - a\n\n\tb',
      '-\t\ta',
      '>\t\ta',
      '-   \n  a',
      '-   \n    a',
      '1.     \n   a',
      'a\n*  \nb',
      'a\n1. \t\nb',
    ],
    ...[
      '|\n|-|',
      'a | b\n--- | ---',
      'a | b |\n--- | ---',
      'a \\|\n--- | ---',
      'a | b \\|\n--- | ---',
      '> a\nb | c\n> -- | --',
      '> a\n> b | c\n> -- | --',
      'x\n    a | b\n--- | ---',
      'x\n   a | b\n--- | ---',
    ],
  ])('blocks of any depth: %j', (text) => {
    expect(ourOutline(text, 100)).toEqual(oracleOutline(text, 100));
  });

  test('but not that a line indented by four columns goes on with a quote: it is code', () => {
    expect(ourOutline('> # a\n    > b', 100)).toEqual(['1 quote', '  1 heading 1', '2 code']);
  });

  test.skipIf(isMutationTest).each(deckPaths('decks'))('all blocks of %s', (path) => {
    const { text } = readSource(path);
    expect(ourOutline(text, 100)).toEqual(oracleOutline(text, 100));
  });
});

describe.skipIf(isMutationTest)('size', () => {
  const big = (line: string) => line.repeat(Math.ceil(2_000_000 / line.length));
  test.each([
    ['quotes', '>'],
    ['lists', '- '],
    ['numbers', '1. '],
    ['comments that nobody closes', '> <!--\n\n'],
    ['script that nobody closes', '<script>\n\n- <pre>\n'],
    ['a tag that goes on', '<a b '],
    ['pipes', '|'],
    ['delimiter rows', '|a|b|\n|-\n'],
    ['backticks', '`'],
    ['tabs', '\t'],
    ['lazy lines', '> a\nb\n'],
    ['NUL', '\0'],
    ['one long word', 'x'],
  ])('2 MB of %s are scanned', (_, line) => {
    expect(blocks(big(line)).length).toBeGreaterThanOrEqual(0);
  });
});
