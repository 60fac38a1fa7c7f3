import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KEY, openTerminal } from '../support/terminal.ts';
import { temporaryFolder } from '../support/test-env.ts';

test.each([[[]], [['study']]])(
  'the first run of %j asks when the exam is and for the minutes a day, keeps both and begins',
  async (argv) => {
    const home = join(temporaryFolder(), 'home');
    const terminal = openTerminal(argv, { home: temporaryFolder(), variables: { K8S_DRILL_HOME: home } });
    await terminal.sees('not known yet');
    terminal.send(`2027-13-45${KEY.enter}`);
    await terminal.sees('must be a date');
    terminal.send(`2020-01-15${KEY.enter}`);
    await terminal.sees('or later');
    terminal.send(`2099-01-15${KEY.enter}`);
    await terminal.sees('Minutes a day');
    terminal.send(`20${KEY.enter}`);
    await terminal.sees('How much Kubernetes');
    terminal.send(KEY.enter);
    await terminal.sees('enter first question');
    terminal.send(KEY.enter);
    await terminal.sees('· new');
    await terminal.sees('quit');
    expect(JSON.parse(readFileSync(join(home, 'config.json'), 'utf8'))).toEqual({
      'exam-date': '2099-01-15',
      'minutes-per-day': 20,
    });
    terminal.send(KEY.ctrlC);
    expect(await terminal.exited).toMatchObject({ exitCode: 130 });
  },
);

test('the introduction of the first unit is three keys away; it waits for a key, and q ends the session', async () => {
  const home = join(temporaryFolder(), 'home');
  const terminal = openTerminal([], { home: temporaryFolder(), variables: { K8S_DRILL_HOME: home } });
  await terminal.sees('not known yet');
  terminal.send(KEY.enter);
  await terminal.sees('Minutes a day');
  terminal.send(KEY.enter);
  await terminal.sees('How much Kubernetes');
  terminal.send(KEY.enter);
  await terminal.sees('look around a cluster');
  await terminal.sees('enter first question');
  expect(terminal.text()).not.toContain('· new');
  terminal.send('q');
  expect(await terminal.exited).toMatchObject({ exitCode: 0 });
});

test('later a short menu says what is due; a quiz can be begun from it', async () => {
  const home = temporaryFolder();
  mkdirSync(join(home, 'decks'));
  const terminal = openTerminal([], { home });
  await terminal.sees(/0 due, \d+ not seen yet/);
  await terminal.sees('Quiz: ten questions');
  terminal.send(KEY.down);
  terminal.send(KEY.enter);
  await terminal.sees('1 · 10 left');
  await terminal.sees(/quit/);
  terminal.send(KEY.ctrlC);
  expect(await terminal.exited).toMatchObject({ exitCode: 130 });
});

test('a mock exam can be begun from the menu, or left alone', async () => {
  const home = temporaryFolder();
  mkdirSync(join(home, 'decks'));
  const terminal = openTerminal([], { home });
  await terminal.sees('Mock exam');
  terminal.send(KEY.down.repeat(2));
  terminal.send(KEY.enter);
  await terminal.sees('17 tasks in 120 minutes');
  await terminal.sees('q not now');
  terminal.send('q');
  expect(await terminal.exited).toMatchObject({ exitCode: 0 });
});

test('Ctrl-C at the menu ends with 130', async () => {
  const terminal = openTerminal([], { home: temporaryFolder() });
  await terminal.sees('Quiz: ten questions');
  terminal.send(KEY.ctrlC);
  expect(await terminal.exited).toMatchObject({ exitCode: 130 });
});
