import { expect, test } from 'vitest';
import { wrapText } from '../../../src/client/explain/wrap-text.ts';

test.each([
  ['a line that fits stays', 'one two', 'one two'],
  ['a line is broken at a blank', 'one two three', 'one two\nthree'],
  ['a line of exactly the width stays', '12345678', '12345678'],
  ['a longer word has a line of its own', 'a 123456789012 b', 'a\n123456789012\nb'],
  ['line ends stay', 'a\n\nb', 'a\n\nb'],
  ['blanks at the start of a line stay', ' - a', ' - a'],
  ['two blanks stay, but not at a break', 'a  b  cdefgh', 'a  b\ncdefgh'],
  ['no text', '', ''],
])('%s', (_, text, wrapped) => {
  expect(wrapText(text, 8)).toBe(wrapped);
});
