import { expect, test } from 'vitest';
import { alignTabs } from '../../../src/client/describe/tab-columns.ts';

test.each([
  ['a column is as wide as its longest cell and two spaces', 'a\tb\nlong\tc\n', 'a     b\nlong  c\n'],
  ['a line without the cell ends a column', 'a\tb\nx\nlonger\tc\n', 'a  b\nx\nlonger  c\n'],
  ['what is after the last tab is no column', 'a\tvery long\nb\tc\n', 'a  very long\nb  c\n'],
  ['an empty cell has the width of its column', 'name\tx\n\ty\n', 'name  x\n      y\n'],
  ['columns further right end by themselves', 'a\tb\tc\nd\te\nf\tggg\th\n', 'a  b  c\nd  e\nf  ggg  h\n'],
  ['letters count, not bytes', 'ä\tb\nxx\tc\n', 'ä   b\nxx  c\n'],
  ['no text', '', ''],
])('%s', (_, text, aligned) => {
  expect(alignTabs(text)).toBe(aligned);
});
