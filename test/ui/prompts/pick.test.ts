import { expect, test } from 'vitest';
import { type PickAction, pick, start } from '../../../src/ui/prompts/pick.ts';

const after = (mode: 'one' | 'many' | 'order', count: number, actions: readonly PickAction[]) =>
  actions.reduce(pick, start(mode, count));

test('a digit picks one of several at once', () => {
  expect(after('one', 4, [2])).toMatchObject({ picked: [2], confirmed: true });
});

test('Enter picks the item that the arrows stand on; they go round', () => {
  expect(after('one', 3, ['up', 'confirm'])).toMatchObject({ picked: [2], confirmed: true });
  expect(after('one', 3, ['down', 'down', 'down', 'confirm'])).toMatchObject({ picked: [0] });
});

test('a digit beyond the list does nothing', () => {
  expect(after('one', 3, [7])).toMatchObject({ picked: [], confirmed: false });
});

test('of many, each pick can be taken back, and nothing picked is no answer', () => {
  expect(after('many', 3, ['confirm'])).toMatchObject({ confirmed: false });
  expect(after('many', 3, [0, 2, 0, 'confirm'])).toMatchObject({ picked: [2], confirmed: true });
  expect(after('many', 3, [0, 2, 'back', 'confirm'])).toMatchObject({ picked: [0], confirmed: true });
});

test('an order is complete before Enter confirms it; until then Enter picks the next', () => {
  expect(after('order', 3, [2, 0, 'confirm'])).toMatchObject({ confirmed: false });
  expect(after('order', 3, [2, 0, 1, 'confirm'])).toMatchObject({ picked: [2, 0, 1], confirmed: true });
  expect(after('order', 2, ['confirm', 'down', 'confirm', 'confirm'])).toMatchObject({
    picked: [0, 1],
    confirmed: true,
  });
});
