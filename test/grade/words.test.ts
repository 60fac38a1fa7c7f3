import { describe, expect, test } from 'vitest';
import { foldSpace, isSameOrPlural, withoutOuterPunctuation, wordsOf } from '../../src/grade/words.ts';

describe('a plural', () => {
  test.each([
    ['pod', 'pods'],
    ['policies', 'policy'],
    ['key', 'keys'],
    ['system', 'systems'],
    ['class', 'classes'],
    ['secret', 'secrets'],
    ['prefix', 'prefixes'],
    ['patches', 'patch'],
    ['mesh', 'meshes'],
    ['worker node', 'worker nodes'],
    ['pod', 'pod'],
    ['80', '80'],
  ])('is of a word: %s and %s', (a, b) => {
    expect(isSameOrPlural(a, b)).toBe(true);
  });

  test.each([
    ['pod', 'podss'],
    ['pods', 'nodes'],
    ['policy', 'policys'],
    ['80', '80s'],
    ['250m', '250ms'],
    ['250 m', '250 ms'],
    ['v1', 'v1s'],
    ['1 node', '1 nodes'],
    ['node 1', 'node 1s'],
    ['s', 'ss'],
    ['', 's'],
  ])('is of no number and no unit: %s and %s', (a, b) => {
    expect(isSameOrPlural(a, b)).toBe(false);
  });
});

test.each([
  ['  a \t b\n\nc ', 'a b c'],
  ['east\u2013west \u2212 \u2010\u2015', 'east-west - --'],
])('space of %j is folded', (text, folded) => {
  expect(foldSpace(text)).toBe(folded);
});

test.each([
  ['"a b",', 'a b'],
  ['`a`.', 'a'],
  ['(a-b) ', 'a-b'],
  ['a', 'a'],
  ['$a+', '$a+'],
  ['...', ''],
  ['', ''],
])('%j without its punctuation is %j', (text, rest) => {
  expect(withoutOuterPunctuation(text)).toBe(rest);
});

test.each([
  ['Which **Pods** run?', ['which', 'pods', 'run']],
  ['| Pod | Node |', ['pod', 'node']],
  ['is set-`sleep 5`-there', ['is', 'set', 'there']],
  ['a`b', ['a', 'b']],
  ['a ` b\nc ` d', ['a', 'b', 'c', 'd']],
  [' - ', []],
])('the words of %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});
