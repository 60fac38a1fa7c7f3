import { expect, test } from 'vitest';
import { SESSION_ORDERS } from '../../../src/ui/face/typed-order.ts';

test.each([
  ['kubectl get pods', { type: 'text', text: 'kubectl get pods' }],
  ['', { type: 'text', text: '' }],
  [':hint', { type: 'order', order: 'hint' }],
  [':H', { type: 'order', order: 'hint' }],
  [':u', { type: 'order', order: 'undo' }],
  [':s', { type: 'unknown', word: 's' }],
  [':sk', { type: 'order', order: 'skip' }],
  [':quit ', { type: 'order', order: 'quit' }],
  [':?', { type: 'help' }],
  [':help', { type: 'help' }],
  [':', { type: 'unknown', word: '' }],
  [':wq', { type: 'unknown', word: 'wq' }],
  ['::memory:', { type: 'text', text: ':memory:' }],
])('%j', (line, typed) => {
  expect(SESSION_ORDERS.read(line)).toEqual(typed);
});
