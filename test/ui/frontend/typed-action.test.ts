import { expect, test } from 'vitest';
import { SESSION_ACTIONS } from '../../../src/ui/frontend/typed-action.ts';

test.each([
  ['kubectl get pods', { type: 'text', text: 'kubectl get pods' }],
  ['', { type: 'text', text: '' }],
  [':hint', { type: 'action', action: 'hint' }],
  [':H', { type: 'action', action: 'hint' }],
  [':u', { type: 'action', action: 'undo' }],
  [':s', { type: 'action', action: 'skip' }],
  [':su', { type: 'action', action: 'suspend' }],
  [':reveal', { type: 'action', action: 'reveal' }],
  [':sk', { type: 'action', action: 'skip' }],
  [':quit ', { type: 'action', action: 'quit' }],
  [':?', { type: 'help' }],
  [':help', { type: 'help' }],
  [':he', { type: 'help' }],
  [':h', { type: 'action', action: 'hint' }],
  [':', { type: 'unknown', word: '' }],
  [':wq', { type: 'unknown', word: 'wq' }],
  ['::memory:', { type: 'text', text: ':memory:' }],
])('%j', (line, typed) => {
  expect(SESSION_ACTIONS.read(line)).toEqual(typed);
});
