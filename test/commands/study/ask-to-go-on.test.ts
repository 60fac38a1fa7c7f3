import { expect, test } from 'vitest';
import { askToGoOn } from '../../../src/commands/study/ask-to-go-on.ts';
import { type Scripted, scriptedPrompter } from '../../support/scripted-prompter.ts';
import { testEnv } from '../../support/test-env.ts';

const LAB = { identity: 'rbac/lab', minutes: 5 };

async function goOn(missed: number, script: readonly Scripted[], lab?: typeof LAB) {
  const prompter = scriptedPrompter(script);
  const env = testEnv();
  const next = await askToGoOn(missed, lab, { ...env, prompter: async () => prompter });
  prompter.finished();
  return next;
}

test.each<[string, Scripted[], string]>([
  ['m asks the missed ones again', [['key', 'm']], 'missed'],
  ['a goes on with what comes next', [['key', 'a']], 'ahead'],
  ['Enter is done', [['key', 'enter']], 'quit'],
  ['q is done', [['key', 'q']], 'quit'],
  [
    'a word does the same',
    [
      ['key', ':'],
      ['line', 'mis'],
    ],
    'missed',
  ],
  [
    'help says what there is',
    [
      ['key', ':'],
      ['line', 'help'],
      ['key', 'q'],
    ],
    'quit',
  ],
])('after a session %s', async (_, script, next) => {
  expect(await goOn(2, script)).toBe(next);
});

test('l does the lab that is offered, and is no key where none is', async () => {
  expect(await goOn(0, [['key', 'l']], LAB)).toBe('lab');
  await expect(goOn(0, [['key', 'l']])).rejects.toThrow('l is no key');
});

test('where nothing was missed there is nothing to ask again', async () => {
  await expect(goOn(0, [['key', 'm']])).rejects.toThrow('m is no key');
});
