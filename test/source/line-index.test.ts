import { expect, test } from 'vitest';
import { LineIndex } from '../../src/source/line-index.ts';

test.each([
  ['', 0, { line: 1, column: 1 }],
  ['ab', 5, { line: 1, column: 3 }],
  ['a\nb', 2, { line: 2, column: 1 }],
  ['a\r\nb', 3, { line: 2, column: 1 }],
  ['a\rb', 2, { line: 2, column: 1 }],
  ['a\n\n\nb', 4, { line: 4, column: 1 }],
])('%j at %i', (text, offset, expected) => {
  expect(new LineIndex(text).position(offset)).toEqual(expected);
});

test('lines come without their endings', () => {
  const index = new LineIndex('one\r\ntwo\nthree');
  expect([1, 2, 3, 4].map((n) => index.line(n))).toEqual(['one', 'two', 'three', '']);
});
