import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/deck/card.ts';
import { shownOrder } from '../../src/session/shown-order.ts';
import { card, choiceCard, part, recallCard, textCard } from '../support/cards.ts';

const SEEDS = Array.from({ length: 40 }, (_, i) => `seed ${i}`);
const orders = (of: Card) => [...new Set(SEEDS.map((seed) => shownOrder(of, seed).join()))].sort();
const stepsCard = (count: number): Card => {
  const steps = Array.from({ length: count }, (_, i) => part(`step ${i}`));
  return card('etcd/restore', { kind: 'steps', steps, swap: [] });
};

describe('choices', () => {
  test('are shown in any order', () => {
    expect(orders(choiceCard('etcd/a', 0, 3))).toEqual([
      '0,1,2',
      '0,2,1',
      '1,0,2',
      '1,2,0',
      '2,0,1',
      '2,1,0',
    ]);
  });

  test('of a card whose order means something stay in it', () => {
    expect(orders({ ...choiceCard('etcd/a', 0, 3), shuffle: false } as Card)).toEqual(['0,1,2']);
  });

  test('of a card with several right ones are shuffled too', () => {
    expect(orders({ ...choiceCard('etcd/a', 0, 2), kind: 'multi' } as Card)).toEqual(['0,1', '1,0']);
  });

  test('of another card come in another order', () => {
    const of = (identity: string) => SEEDS.map((seed) => shownOrder(choiceCard(identity, 0, 3), seed).join());
    expect(of('etcd/a')).not.toEqual(of('etcd/b'));
  });
});

test('steps are shown in any order but the right one', () => {
  expect(orders(stepsCard(3))).toEqual(['0,2,1', '1,0,2', '1,2,0', '2,0,1', '2,1,0']);
  expect(orders(stepsCard(2))).toEqual(['1,0']);
});

test('other cards have nothing to order', () => {
  for (const other of [textCard('etcd/a', 'x'), recallCard('etcd/b')])
    expect(shownOrder(other, 's')).toEqual([]);
});
