import { describe, expect, test } from 'vitest';
import { type ClozePlace, clozeText, findGaps } from '../../../src/deck/reading/gaps.ts';

const whole = (text: string) => ({ start: 0, end: text.length });
const gaps = (text: string, place: ClozePlace = 'text') =>
  findGaps(text, whole(text), place).map(({ start, end }) => text.slice(start, end));

/** The accepted answers of each gap; in code marks where they must be met exactly. */
function accepted(text: string, place: ClozePlace = 'text'): string[] {
  const found = findGaps(text, whole(text), place).map((range) => ({ ...range, place }));
  return clozeText(text, whole(text), found).gaps.map((gap) =>
    gap.accepted.map(({ text: answer, exact }) => (exact ? `\`${answer}\`` : answer)).join(' / '),
  );
}

describe('a gap', () => {
  test.each([
    ['==a==', ['==a==']],
    ['A ==b== and ==c d==.', ['==b==', '==c d==']],
    ['(==a==)', ['==a==']],
    ['"==a==",', ['==a==']],
    ['\u00a0==a==\u00a0', ['==a==']],
    ['x\n==a==\ny', ['==a==']],
    ['==a\nb==', ['==a\nb==']],
    ['x==a==', []],
    ['==a==x', []],
    ['== a==', []],
    ['==a ==', []],
    ['====', []],
    ['==a', []],
    ['==', []],
    ['a == b == c', []],
    ['===a==', ['==a==']],
    ['\\==a==', []],
    ['\\\\ ==a==', ['==a==']],
    ['`==a==`', []],
    ['`x` ==a==', ['==a==']],
    ['==`a==b`==', ['==`a==b`==']],
    ['==a\\==b==', ['==a\\==b==']],
    ['==a=b==', ['==a=b==']],
    ['==a b c ==d==', ['==a b c ==d==']],
  ])('of a text: %j has %j', (text, expected) => {
    expect(gaps(text)).toEqual(expected);
  });

  test.each<[ClozePlace, string, string[]]>([
    ['fence', 'kind: ==a==', ['==a==']],
    ['fence', '`==a==`', ['==a==']],
    ['fence', '==a\n==b==', ['==b==']],
    ['fence', '==`a==', ['==`a==']],
    ['fence', '\\x==a==', []],
    ['fence', '\\ ==a==', ['==a==']],
    ['fence', '\\==a== ==b==', ['==b==']],
    ['fence', '\\\\==a==', []],
    ['fence', '==a`b== c`==', ['==a`b==']],
    ['text', '==a`b== c`==', ['==a`b== c`==']],
    ['table', '| ==a\\|b== | ==c== |', ['==a\\|b==', '==c==']],
    ['table', '| ==a |\n| ==b== |', ['==b==']],
    ['table', '| `==a==` |', []],
  ])('of a %s: %j has %j', (place, text, expected) => {
    expect(gaps(text, place)).toEqual(expected);
  });

  test('is looked for in its range alone', () => {
    expect(findGaps('==a== ==b== ==c==', { start: 6, end: 11 }, 'text')).toEqual([{ start: 6, end: 11 }]);
    expect(findGaps('x==a==y', { start: 1, end: 6 }, 'text')).toEqual([{ start: 1, end: 6 }]);
  });
});

test.each<[ClozePlace, string, string[]]>([
  ['text', '==a== ==b|c==', ['a', 'b / c']],
  ['text', '== a|b  c\n d ==', []],
  ['text', '==a|b  c\n d==', ['a / b c d']],
  ['text', '==`a`|b==', ['`a` / b']],
  ['text', '==`a|b`==', ['`a|b`']],
  ['text', '==``a``==', ['`a`']],
  ['text', '==` a `==', ['`a`']],
  ['text', '==`a` b==', ['`a` b']],
  ['text', '==a\\|b==', ['a|b']],
  ['text', '==a\\=b==', ['a=b']],
  ['text', '==a\\b==', ['a\\b']],
  ['text', '==a||b==', ['a /  / b']],
  ['text', '==a|==', ['a / ']],
  ['table', '==a\\|b==', ['a / b']],
  ['table', '==`a`\\|b|c==', ['`a` / b / c']],
  ['fence', '==a|b==', ['`a` / `b`']],
  ['fence', '==a\\|b==', ['`a|b`']],
  ['fence', '==`a`==', ['``a``']],
])('the answers of a gap of a %s: %j', (place, text, expected) => {
  expect(accepted(text, place)).toEqual(expected);
});

test('a text is its gaps and what is between them', () => {
  const text = 'A ==b== c ==d==';
  const found = findGaps(text, whole(text), 'text').map((range) => ({ ...range, place: 'text' as const }));
  const { literals, gaps: read, range } = clozeText(text, { start: 2, end: text.length }, found);
  expect([literals, read.map((gap) => gap.range), range]).toEqual([
    ['', ' c ', ''],
    [
      { start: 2, end: 7 },
      { start: 10, end: 15 },
    ],
    { start: 2, end: 15 },
  ]);
});
