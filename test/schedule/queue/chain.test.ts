import { expect, test } from 'vitest';
import { chainOf, chainsOf, siblingsOf } from '../../../src/schedule/queue/chain.ts';

test.each([
  [{ topic: 't' }, null, null],
  [{ topic: 't', group: 'g' }, null, 't/g'],
  [{ topic: 't', group: 'g', order: 0 }, 't/g', null],
  [{ topic: 't', order: 1 }, null, null],
])('%j is of the chain %j and the siblings %j', (card, chain, siblings) => {
  expect(chainOf(card)).toBe(chain);
  expect(siblingsOf(card)).toBe(siblings);
});

test('chains hold their cards in order, and no card without a chain', () => {
  const [a3, a1, b2, single, sibling, b1] = [
    { topic: 't', group: 'a', order: 3 },
    { topic: 't', group: 'a', order: 1 },
    { topic: 't', group: 'b', order: 2 },
    { topic: 't' },
    { topic: 't', group: 'a' },
    { topic: 't', group: 'b', order: 1 },
  ];
  expect([...chainsOf([a3, a1, b2, single, sibling, b1])]).toEqual([
    ['t/a', [a1, a3]],
    ['t/b', [b1, b2]],
  ]);
});
