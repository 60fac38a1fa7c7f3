import stringWidth from 'fast-string-width';
import { expect, test } from 'vitest';
import { codeFrame } from '../../src/source/code-frame.ts';
import { SourceFile } from '../../src/source/source-file.ts';

const frame = (text: string, marked: string) => {
  const start = text.indexOf(marked);
  return codeFrame(new SourceFile('deck.md', text), { start, end: start + marked.length });
};

test('marks the range below its line, with the line before it', () => {
  expect(frame('---\ntitle: RBAC\ntopc: rbac\n', 'topc')).toBe('2 | title: RBAC\n3 | topc: rbac\n  | ^^^^');
});

test('counts CRLF as one line ending and never prints it', () => {
  expect(frame('a\r\nb\r\nwrong here\r\n', 'here')).toBe('2 | b\n3 | wrong here\n  |       ^^^^');
});

test('widens tabs and puts the caret below what it marks', () => {
  expect(frame('\tkey: x', 'x')).toBe('1 |     key: x\n  |          ^');
});

test('puts the caret below what stands behind wide characters', () => {
  expect(frame('\u6f22\u5b57: x', 'x')).toBe('1 | \u6f22\u5b57: x\n  |       ^');
  expect(frame('\u{1f600} key: x', 'key')).toBe('1 | \u{1f600} key: x\n  |    ^^^');
});

test.each<[string, string]>([
  ['plain', `${'a'.repeat(300)}WRONG${'b'.repeat(300)}`],
  ['wide', `${'\u6f22'.repeat(300)}WRONG${'\u6f22'.repeat(300)}`],
  ['tabs', `${'\t'.repeat(300)}WRONG${'\t'.repeat(300)}`],
  ['short', 'a b WRONG'],
])('fits into 40 columns with the caret below its word: %s', (_, text) => {
  const start = text.indexOf('WRONG');
  const rows = codeFrame(new SourceFile('d', text), { start, end: start + 5 }, { width: 40 }).split('\n');
  expect(rows.every((row) => stringWidth(row) <= 40)).toBe(true);
  const [code = '', carets = ''] = rows;
  expect(stringWidth(code.slice(0, code.indexOf('WRONG')))).toBe(carets.indexOf('^^^^^'));
});

test('shows no escape sequence of the file', () => {
  expect(frame('\u001b[31mred', 'red')).toBe('1 | \uFFFD[31mred\n  |      ^^^');
});

test('cuts a long line around the range', () => {
  const out = frame(`${'a'.repeat(5000)}WRONG${'b'.repeat(5000)}`, 'WRONG');
  expect(Math.max(...out.split('\n').map((l) => l.length))).toBeLessThan(200);
  expect(out).toContain('WRONG');
});

test('a range at the end of the file has a caret', () => {
  expect(codeFrame(new SourceFile('d', 'one\ntwo'), { start: 7, end: 7 })).toBe('1 | one\n2 | two\n  |    ^');
});
