import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import type { Inline } from '../../../src/deck/markdown/inline.ts';
import { parseInline } from '../../../src/deck/markdown/inlines/parse-inline.ts';
import { isMutationTest, runs } from '../../support/mutation-test.ts';

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

/** Each text is held against markdown-it. */
test.each([
  ...[
    '*a*b',
    'a*b*',
    '_a_b',
    'a_b_',
    '_a_.',
    '._a_',
    '*.a*',
    'a*.b*',
    '*a.*b',
    '* a*',
    '*a *',
    '**a *b* c**',
  ],
  ...[
    '*a **b** c*',
    '**a*',
    '*a**',
    '***a** b*',
    '***a* b**',
    '*a*b*c*',
    '*a**b*',
    '**a***b*',
    '*a***b***c*',
  ],
  ...['*a _b* c_', '_a *b_ c*', '__a__b', '(_a_)', '"_a_"', '*(a)*', 'a*(b)*', '€*a*€', 'a*€b*', '*a\nb*'],
  ...['***a***', '****a****', '*a**b**c*', 'a**b***c*d**', '__a_ b_', '*__a__*', '**\u00a0a**', '*a*_b_*c*'],
  ...['`a`b`', '``a`b``', '` a `', '`  `', '` a`', '`a `', '`a\nb`', '```a``', '*`a*`', '\\`a`', '`a\\`'],
  ...['\\\\', '\\!', '\\~', '\\a', '\\', '\\\nx', '\\\n  x', 'a\\', '\\@', '\\[a](b)', '\\<b>'],
  ...['a\nb', 'a \nb', 'a  \nb', 'a   \n   b', 'a\n   b', 'a\n\tb', '`a`  \nb', '*a*\nb'],
  ...['&amp;&lt;&gt;&quot;', '&#65;&#x41;&#X41;', '&#0;', '&#1114112;', '&#xd800;', '&#xdfff;', '&#xe000;'],
  ...['&amp', '&;', '&#;', '&#x;', '&#12345678;', '&#x1234567;', '& amp;', '&#x110000;', '&#xd7ff;'],
  ...['<a>', '</a>', '<a b="c">', '<a/>', '<1>', '<>', '<!-- a -->', '<?a?>', '<!A b>', '< a>', '<a'],
  ...['<https://a.b/c?d=e>', '<a:b>', '<ab:c d>', '<a+b.c-d:e>', '<https://a.b', '<h:>', '<1a:b>'],
  ...['[a](b)', '[a](<b>)', '[a](b "c")', "[a](b 'c')", '[a](b (c))', '[a](b c)', '[a]( b )'],
  ...[
    '[a]()',
    '[a](<>)',
    '[a](b(c)d)',
    '[a](b\\)c)',
    '[a](b\\*c)',
    '[a](b',
    '[a] (b)',
    '[a](b "c)',
    '[a](\nb\n)',
  ],
  ...['[*a*](b)', '*[a*](b)', '[a](b)*c*', '[a [b](c) d](e)', '[a] [b](c)', 'a](b)', '[a](b)](c)', '[[a](b)'],
  ...['[`a](b)`](c)', '[a<b](c)>', '[](b)', '[a](b)[c](d)', '**[a](b)**', '[a](b "c\\"d")', '!a', '! [a](b)'],
  ...[
    '[a [b] c](d)',
    '[a](b (cd))',
    '[a](b (c d) e)',
    '[a [b] [c] d](e)',
    '[a [b](c',
    '**a***b**',
    '*a**b***',
    '***a*b**',
    '*a***b**c',
  ],
])('markdown-it reads %j the same', (text) => {
  expect(html(parseInline(text))).toBe(oracle(text));
});

test('a target is as it was written, a mail address too', () => {
  expect(html(parseInline('[a](<b c>) <m@a.b>'))).toBe('<a b c>a</a> <a m@a.b>m@a.b</a>');
});

test('an image is a link that a link may hold, and a link in brackets leaves them', () => {
  expect(html(parseInline('[![a](b)](c)'))).toBe('<a c><a b>a</a></a>');
  expect(html(parseInline('![a [b](c)](d)'))).toBe('<a d>a <a c>b</a></a>');
  expect(html(parseInline('![a]'))).toBe('![a]');
});

test.each([
  ['a *b* `c`', ['text 0-2', 'emphasis 2-5', 'text 5-6', 'code 6-9']],
  ['***a***', ['emphasis 0-7']],
  ['**a*', ['text 0-1', 'emphasis 1-4']],
  ['a  \nb\\\nc', ['text 0-3', 'break 3-4', 'text 4-5', 'break 5-7', 'text 7-8']],
  ['x [a](b) y', ['text 0-2', 'link 2-8', 'text 8-10']],
  ['<b>&amp;<hh:x>', ['html 0-3', 'text 3-8', 'link 8-14']],
  ['a\\*b', ['text 0-4']],
  [
    '<?ab c?><!A b><!-- a\nb --></a><a b="c"/>',
    ['html 0-8', 'html 8-14', 'html 14-26', 'html 26-30', 'html 30-40'],
  ],
  ['<?a<b>', ['text 0-3', 'html 3-6']],
  ['a[b', ['text 0-1', 'text 1-2', 'text 2-3']],
])('the parts of %j stand at %j', (text, expected) => {
  const found = parseInline(text).map(({ type, range }) => `${type} ${range.start}-${range.end}`);
  expect(found).toEqual(expected);
});

describe('what is too long or too deep is text', () => {
  const typesOf = (text: string) => parseInline(text).map(({ type }) => type);

  test.each([
    ['16 marks', `${'*'.repeat(16)}a${'*'.repeat(16)}`, 'strong'],
    ['17 marks', `${'*'.repeat(17)}a${'*'.repeat(17)}`, 'text'],
    ['80 backticks', `${'`'.repeat(80)}a${'`'.repeat(80)}`, 'code'],
    ['81 backticks', `${'`'.repeat(81)}a${'`'.repeat(81)}`, 'text'],
    ['a target of 1998 characters', `[a](${'b'.repeat(1998)})`, 'link'],
    ['a target of 1999 characters', `[a](${'b'.repeat(1999)})`, 'text'],
    ['a tag of 2000 characters', `<a ${'b'.repeat(1996)}>`, 'html'],
    ['a tag of 2001 characters', `<a ${'b'.repeat(1997)}>`, 'text'],
    ['emphasis after 150 others', `${'*a* '.repeat(150)}*b*`, 'emphasis'],
    ['emphasis after 150 others with a mark in each', `${'*a _b* '.repeat(150)}*c*`, 'emphasis'],
    ['emphasis in 99 marks', `${'*a '.repeat(99)}*a*`, 'emphasis'],
    ['emphasis in 100 marks', `${'*a '.repeat(100)}_a_`, 'text'],
  ])('%s: %#', (_, text, type) => {
    expect(typesOf(text).at(-1)).toBe(type);
  });

  test('of brackets only the first hundred can open a link', () => {
    const linkAfter = (count: number) => html(parseInline(`${'['.repeat(count)}[a](b)`).slice(-1));
    expect([linkAfter(99), linkAfter(100)]).toEqual(['<a b>a</a>', '<a b>[a</a>']);
  });
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

describe.skipIf(isMutationTest)('size', () => {
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
