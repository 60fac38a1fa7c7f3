import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KEY, openTerminal } from '../support/terminal.ts';
import { temporaryFolder } from '../support/test-env.ts';

/** An editor that changes a word and ends. */
function editorIn(home: string, from: string, to: string): string {
  const path = join(home, 'editor');
  writeFileSync(path, `#!/bin/sh\nfor last; do :; done\nsed -i 's/${from}/${to}/' "$last"\n`);
  chmodSync(path, 0o755);
  return path;
}

test('at a terminal a card is asked for, edited, written, and asked in a preview', async () => {
  const home = temporaryFolder();
  const variables = { EDITOR: editorIn(home, '10251', '10250') };
  const writing = openTerminal(['new', 'card', '--topic', 'pods', '--kind', 'text'], { home, variables });
  await writing.sees('Prompt: one task >');
  writing.send(`Name the port of the kubelet${KEY.enter}`);
  await writing.sees('Id (Enter: name-the-port-of-the-kubelet)');
  writing.send(`kubelet-port${KEY.enter}`);
  await writing.sees('Context');
  writing.send(`.${KEY.enter}`);
  await writing.sees('Answer: the answer');
  writing.send(`10251${KEY.enter}.${KEY.enter}`);
  await writing.sees('Hint >');
  writing.send(KEY.enter);
  await writing.sees('Explanation');
  writing.send(`.${KEY.enter}`);
  await writing.sees('enter write it');
  writing.send('e');
  await writing.sees(/10250[\s\S]*enter write it/);
  writing.send(KEY.enter);
  expect(await writing.exited).toMatchObject({ exitCode: 0 });
  expect(readFileSync(join(home, 'decks/pods.md'), 'utf8')).toContain('```text answer\n10250\n```');

  const asking = openTerminal(['preview', 'pods/kubelet-port'], { home, variables });
  await asking.sees(':hint');
  asking.send(`10250${KEY.enter}`);
  await asking.sees('Right');
  asking.send('q');
  expect(await asking.exited).toMatchObject({ exitCode: 0 });
});

test('settings that are wrong lead back into the editor', async () => {
  const home = temporaryFolder();
  const variables = { EDITOR: editorIn(home, '{}', '{"new-per-day": -1}') };
  const terminal = openTerminal(['config', 'edit'], { home, variables });
  await terminal.sees('enter back to the editor');
  expect(terminal.text()).toContain('new-per-day is -1; it must be a whole number from 0 to 9999');
  editorIn(home, '-1', '9');
  terminal.send(KEY.enter);
  expect(await terminal.exited).toMatchObject({ exitCode: 0 });
  expect(readFileSync(join(home, 'config.json'), 'utf8')).toContain('"new-per-day": 9');
});
