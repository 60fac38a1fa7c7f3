import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import type { Inline } from '../../../src/deck/markdown/inline.ts';
import { parseInline } from '../../../src/deck/markdown/inlines/parse-inline.ts';
import { runs } from '../../support/property-runs.ts';

const markdownIt = new MarkdownIt({ html: true });

/** As HTML would have it, to hold against markdown-it. */
function html(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.type) {
        case 'emphasis':
          return `<em>${html(inline.children)}</em>`;
        case 'strong':
          return `<strong>${html(inline.children)}</strong>`;
        case 'link':
          return `<a ${inline.target}>${html(inline.children)}</a>`;
        case 'code':
          return `<code>${inline.text}</code>`;
        case 'break':
          return '<br>';
        default:
          return inline.text;
      }
    })
    .join('');
}

function oracle(text: string): string {
  const [inline] = markdownIt.parseInline(text, {});
  return (inline?.children ?? [])
    .map((token) => {
      if (token.type === 'link_open') return `<a ${token.attrGet('href')}>`;
      if (token.type === 'code_inline') return `<code>${token.content}</code>`;
      if (token.type === 'softbreak') return '\n';
      if (token.type === 'hardbreak') return '<br>';
      if (token.tag !== '') return token.nesting === 1 ? `<${token.tag}>` : `</${token.tag}>`;
      return token.content;
    })
    .join('');
}

test.each([
  ['plain', 'plain'],
  ['*a* and **b** and ***c***', '<em>a</em> and <strong>b</strong> and <em><strong>c</strong></em>'],
  ['snake_case_word and _this_', 'snake_case_word and <em>this</em>'],
  ['`kubectl get` and ``a ` b``', '<code>kubectl get</code> and <code>a ` b</code>'],
  ['`*a*` and *`a`*', '<code>*a*</code> and <em><code>a</code></em>'],
  ['[text *x*](https://a.b/c "title") end', '<a https://a.b/c>text <em>x</em></a> end'],
  ['<https://kubernetes.io>.', '<a https://kubernetes.io>https://kubernetes.io</a>.'],
  ['\\*a\\* \\` \\q', '*a* ` \\q'],
  ['a &lt; b &amp;&#35;', 'a < b &#'],
  ['one  \ntwo\\\nthree\nfour', 'one<br>two<br>three\nfour'],
  ['`never closed', '`never closed'],
  ['[not a link] (x)', '[not a link] (x)'],
  ['*never closed', '*never closed'],
  ['![alt](x.png)', '<a x.png>alt</a>'],
])('%j', (text, expected) => {
  expect(html(parseInline(text))).toBe(expected);
});

const piece = fc.constantFrom(
  ...[
    '*',
    '**',
    '_',
    '__',
    '`',
    '``',
    '[',
    ']',
    '(',
    ')',
    '](u)',
    '](<u> "t")',
    '<b>',
    '<https://a.b>',
    '\\',
    '\\*',
  ],
  ...['a', 'b c', ' ', '  \n', '\n', '.', '!', '&amp;', '&#65;', 'é', '<!-- x -->', '"'],
);

test('markdown-it reads emphasis, code, links and escapes the same', () => {
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('').trim());
  fc.assert(
    fc.property(
      text.filter((t) => !t.includes('![')),
      (t) => {
        expect(html(parseInline(t))).toBe(oracle(t));
      },
    ),
    runs(2000),
  );
});

function check(inlines: readonly Inline[], start: number, end: number): void {
  let at = start;
  for (const inline of inlines) {
    expect(inline.range.start).toBeGreaterThanOrEqual(at);
    expect(inline.range.end).toBeGreaterThanOrEqual(inline.range.start);
    at = inline.range.end;
    if ('children' in inline) check(inline.children, inline.range.start, inline.range.end);
  }
  expect(at).toBeLessThanOrEqual(end);
}

test('ranges follow each other, within that of their parent', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('');
      check(parseInline(text), 0, text.length);
    }),
    runs(500),
  );
});

describe('size', () => {
  test.each([
    'word\n',
    ' ',
    '*',
    '*a ',
    '_a_ ',
    '[',
    '![',
    '[a](',
    '[a](b',
    '`',
    '``` `` ` ',
    '<',
    '<a ',
    '&',
    '\\',
    '**a*',
    '<!-- ',
    '[a](b "',
  ])('1 MB of %j is read', (part) => {
    expect(parseInline(part.repeat(1_000_000 / part.length))).not.toEqual([]);
  });
});
