import { expect, test } from 'vitest';
import { indexesText, parseIndexes } from '../../../../src/cluster/controllers/job/indexes.ts';

test.each([
  [[], ''],
  [[0], '0'],
  [[0, 1], '0,1'],
  [[0, 1, 2], '0-2'],
  [[0, 1, 2, 4, 7, 8, 9, 11], '0-2,4,7-9,11'],
])('%j is written as `%s`, and read back', (indexes, text) => {
  expect(indexesText(new Set(indexes))).toBe(text);
  expect([...parseIndexes(text, 100)]).toEqual(indexes);
});

test('indexes beyond the bound are omitted', () => {
  expect([...parseIndexes('0-5,9', 4)]).toEqual([0, 1, 2, 3]);
});
