import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../src/deck/markdown/block.ts';
import { scanBlocks } from '../../../src/deck/markdown/scan-blocks.ts';
import { deckPaths, readSource } from '../../support/decks.ts';
import { oracleOutline, ourOutline } from '../../support/markdown-oracle.ts';
import { runs } from '../../support/property-runs.ts';
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

  test.each(deckPaths('decks'))('all blocks of %s', (path) => {
    const { text } = readSource(path);
    expect(ourOutline(text, 100)).toEqual(oracleOutline(text, 100));
  });
});

describe('size', () => {
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
