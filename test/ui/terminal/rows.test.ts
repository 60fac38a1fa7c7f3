import { expect, test } from 'vitest';
import { rowStarts, rowsOf, within } from '../../../src/ui/terminal/rows.ts';

test.each([
  ['', 5, [0]],
  ['abcde', 5, [0]],
  ['abcdef', 5, [0, 5]],
  ['日本語', 4, [0, 2]],
  ['日本', 1, [0, 1]],
  ['a日b', 2, [0, 1, 2]],
  ['abc', 1, [0, 1, 2]],
])('rows of %j at %i columns begin at %j', (line, width, starts) => {
  expect(rowStarts(line, width)).toEqual(starts);
});

test('a line of 300,000 characters has its rows', () => {
  expect(rowStarts('x'.repeat(300_000), 79)).toHaveLength(3798);
});

test.each([1, 2, 3, 7])('coloured text has rows of at most %i columns', (width) => {
  const visible = rowsOf('\u001b[1mab cde\u001b[22m f', width).map((row) =>
    row.replaceAll(/\u001b\[\d+m/g, ''),
  );
  expect(Math.max(...visible.map((row) => row.length))).toBeLessThanOrEqual(width);
  expect(visible.join('')).toBe('ab cde f');
});

test('of a view that is too tall the rows around the cursor are left', () => {
  const rows = ['a', 'b', 'c', 'd', 'e'];
  expect(within({ rows, cursor: { row: 4, column: 1 } }, 3)).toEqual({
    rows: ['c', 'd', 'e'],
    cursor: { row: 2, column: 1 },
  });
  expect(within({ rows, cursor: { row: 0, column: 0 } }, 1)).toEqual({
    rows: ['a'],
    cursor: { row: 0, column: 0 },
  });
});
