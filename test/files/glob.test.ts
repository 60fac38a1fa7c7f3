import { expect, test } from 'vitest';
import { globMatcher, readGlob } from '../../src/files/glob.ts';

test.each<[string, string, boolean]>([
  ['a.md', 'a.md', true],
  ['a.md', 'b/a.md', false],
  ['*.md', 'a.md', true],
  ['*.md', '.md', false],
  ['.*', '.md', true],
  ['[!x]md', '.md', false],
  ['?md', '.md', false],
  ['*.md', 'b/a.md', false],
  ['**/*.md', 'a.md', true],
  ['**/*.md', 'b/c/a.md', true],
  ['**/*.md', '.b/a.md', false],
  ['drafts/**', 'drafts/a.md', true],
  ['drafts/**', 'drafts/x/a.md', true],
  ['drafts/**', 'drafts-old/a.md', false],
  ['a/**/z/*.md', 'a/z/b/z/c.md', true],
  ['a/**/z/*.md', 'a/z/b/c.md', false],
  ['a?.md', 'ab.md', true],
  ['a?.md', 'a.md', false],
  ['a?.md', 'a\u{1f600}.md', true],
  ['[a-c]x', 'bx', true],
  ['[!a-c]x', 'bx', false],
  ['[]x', '[]x', true],
  ['{a,b}/*.{md,txt}', 'b/c.txt', true],
  ['{a,b}/*.{md,txt}', 'c/c.txt', false],
  ['{a}', '{a}', true],
  ['(a+)+$', '(a+)+$', true],
  ['(a+)+$', 'aaa', false],
  ['\\*.md', '*.md', true],
  ['\\*.md', 'a.md', false],
  ['!a.md', 'b.md', false],
  ['', '', true],
  ['*', '', true],
])('%j on %j: %s', (glob, path, expected) => {
  expect(globMatcher(glob)(path)).toBe(expected);
});

test.each([
  ['a', '*a'.repeat(30)],
  ['a', `${'*a'.repeat(1000)}b`],
  ['a', '(a+)+$'],
  ['a/', `${'**/*a/'.repeat(200)}b`],
  ['a', '{a,b}'.repeat(30)],
  ['a', '{'.repeat(50_000)],
])('many %j on %j end', (unit, glob) => {
  expect(globMatcher(glob)(unit.repeat(20_000))).toBe(glob === '*a'.repeat(30));
});

test.each([
  ['a/b.md', false, ''],
  ['*.md', true, ''],
  ['a/b/*.md', true, 'a/b'],
  ['/a/{b,c}/d', true, '/a'],
  ['/*.md', true, '/'],
])('%j: a glob %s, below %j', (text, isGlob, base) => {
  expect(readGlob(text)).toEqual({ isGlob, base });
});
