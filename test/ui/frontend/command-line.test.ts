import { expect, test } from 'vitest';
import { askKeys } from '../../../src/ui/frontend/command-line.ts';
import { SESSION_ACTIONS } from '../../../src/ui/frontend/typed-action.ts';
import { type Scripted, scriptedPrompter } from '../../support/scripted-prompter.ts';

async function ask(script: readonly Scripted[]) {
  const prompter = scriptedPrompter(script);
  const printed: string[] = [];
  const reply = await askKeys([{ key: 'enter' }], {
    prompter,
    print: (text) => printed.push(text),
    actions: SESSION_ACTIONS,
  });
  prompter.finished();
  return { reply, printed };
}

test.each([
  ['a word', 'suspend', { type: 'action', action: 'suspend' }],
  ['a unique beginning', 'sk', { type: 'action', action: 'skip' }],
  ['with the colon once more', ':hint', { type: 'action', action: 'hint' }],
  ['help', '?', { type: 'help' }],
])('the key : opens a line for a command: %s', async (_, word, expected) => {
  const { reply } = await ask([
    ['key', ':'],
    ['line', word],
  ]);
  expect(reply).toEqual(expected);
});

test('an empty line goes back to the keys', async () => {
  const { reply } = await ask([
    ['key', ':'],
    ['line', ''],
    ['key', 'enter'],
  ]);
  expect(reply).toEqual({ type: 'key', key: 'enter' });
});

test('an unknown word says what there is, and is asked again', async () => {
  const { printed } = await ask([
    ['key', ':'],
    ['line', 'wq'],
    ['line', 'quit'],
  ]);
  expect(printed).toEqual([
    'unknown command :wq; there are :hint :reveal :undo :skip :suspend :bury :edit :quit :help',
  ]);
});
