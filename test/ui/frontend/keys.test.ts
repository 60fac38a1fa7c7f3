import { expect, test } from 'vitest';
import { inputOfKey, ratingKeys } from '../../../src/ui/frontend/keys.ts';

test.each([
  ['y', 3],
  ['n', 1],
  ['1', 1],
  ['2', 2],
  ['3', 3],
  ['4', 4],
] as const)('%s rates %d', (key, rating) => {
  expect(inputOfKey(key, 'rating')).toEqual({ type: 'rate', rating });
});

test('where nobody can tell, y and n come first and are named', () => {
  expect(ratingKeys(true).slice(0, 2)).toEqual([
    { key: 'y', label: 'I was right' },
    { key: 'n', label: 'I was wrong' },
  ]);
});
