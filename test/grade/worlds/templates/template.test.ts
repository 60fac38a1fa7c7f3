import { expect, test } from 'vitest';
import { Seeded } from '../../../../src/cluster/seeded.ts';
import { inTurn, pick, some } from '../../../../src/grade/worlds/templates/template.ts';
import { outline } from '../../../support/templates.ts';

test('values come in turn, and begin again', () => {
  expect([0, 1, 2, 3, 4].map((turn) => inTurn(outline({ turn }), ['a', 'b', 'c']))).toEqual([
    'a',
    'b',
    'c',
    'a',
    'b',
  ]);
});

test('each value may be picked', () => {
  const random = new Seeded(1);
  expect(new Set(Array.from({ length: 20 }, () => pick(random, ['a', 'b', 'c'])))).toEqual(
    new Set(['a', 'b', 'c']),
  );
});

test('of a list is the first item or all', () => {
  expect(some(outline(), ['a', 'b'])).toEqual(['a']);
  expect(some(outline({ isLong: true }), ['a', 'b'])).toEqual(['a', 'b']);
});
