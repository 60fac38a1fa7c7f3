import { expect, test } from 'vitest';
import { deckOrder } from '../../../src/deck/catalogue/deck-order.ts';

const deck = (topic: string) => ({ header: { topic } });
const unit = (id: string, ...members: string[]) => ({
  id,
  title: id,
  goal: '',
  optional: false,
  introduction: '',
  members,
});

const ordered = (topics: string[], ...units: ReturnType<typeof unit>[]) =>
  deckOrder(topics.map(deck), { units }).map(({ header }) => header.topic);

test('decks follow the units, and within one its members; decks without a unit come last', () => {
  const course = [unit('first', 'pods/run', 'kubectl'), unit('second', 'services', 'pods')];
  expect(ordered(['own', 'pods', 'services', 'kubectl', 'other'], ...course)).toEqual([
    'kubectl',
    'services',
    'pods',
    'own',
    'other',
  ]);
});

test('a deck of which only single cards are named comes where the first of them is, after the topics', () => {
  expect(ordered(['single', 'pods'], unit('a', 'single/card'), unit('b', 'pods'))).toEqual([
    'pods',
    'single',
  ]);
  expect(ordered([], unit('a', 'pods'))).toEqual([]);
});
