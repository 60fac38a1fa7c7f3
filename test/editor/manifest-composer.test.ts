import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CardOf } from '../../src/deck/card.ts';
import { draftOf } from '../../src/editor/drafts.ts';
import { manifestComposer } from '../../src/editor/manifest-composer.ts';
import type { Spawned } from '../../src/env.ts';
import { card, part } from '../support/cards.ts';
import { testEnv } from '../support/test-env.ts';

const START = 'apiVersion: v1\nkind: Pod\n';
const ANSWER =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: nginx}]}\n';
const pod: CardOf<'manifest'> = {
  ...(card('pods/mend', {
    kind: 'manifest',
    answers: [{ ...part(ANSWER), language: 'yaml' }],
    matches: [],
    start: { ...part(START), language: 'yaml' },
    exact: [],
    minor: [],
  }) as CardOf<'manifest'>),
  context: part('Two lines\nof context.'),
};

/** A world whose editor does to the file what the test says. */
function editing(
  edit: (path: string, calls: readonly string[]) => void,
  end: Spawned = { code: 0, signal: null },
) {
  const calls: string[] = [];
  const env = testEnv();
  const spawn = (program: string, args: readonly string[]): Spawned => {
    calls.push([program, ...args].join(' '));
    edit(args.at(-1) ?? '', calls);
    return end;
  };
  return { env, calls, composer: manifestComposer({ ...env, spawn }, ['vim', '-n']) };
}

test('the editor opens below the task, on what the card gives', async () => {
  let seen = '';
  const { composer, calls, env } = editing((path) => {
    seen = readFileSync(path, 'utf8');
  });
  expect(await composer.write(pod, START)).toEqual({ text: `${START}\n` });
  expect(seen.split('\n').slice(0, 3)).toEqual(['# The prompt of mend', '#', '# Two lines']);
  const line = seen.split('\n').indexOf('apiVersion: v1') + 1;
  expect(calls).toEqual([`vim -n +${line} ${draftOf(env, pod)}`]);
  expect(statSync(draftOf(env, pod)).mode & 0o777).toBe(0o600);
});

test('what was written comes back without the task, and is there when the editor is opened again', async () => {
  const { composer } = editing((path, calls) => {
    if (calls.length === 1) writeFileSync(path, `${readFileSync(path, 'utf8')}spec: {}\n`);
  });
  expect(await composer.write(pod, START)).toEqual({ text: `${START}\nspec: {}\n` });
  expect(await composer.write(pod, START)).toEqual({ text: `${START}\nspec: {}\n` });
});

test('an empty draft begins with what is given, and a text that was written is kept', async () => {
  const { composer } = editing((path, calls) => {
    if (calls.length === 1) writeFileSync(path, '\n');
  });
  expect(await composer.write(pod, 'kind: Job\n')).toMatchObject({ problem: expect.any(String) });
  expect(await composer.write(pod, START)).toEqual({ text: `${START}\n` });
  expect(await composer.write(pod, 'kind: Job\n')).toEqual({ text: `${START}\n` });
});

test('a learner who takes the task out of the file still has an answer', async () => {
  const { composer } = editing((path) => writeFileSync(path, ANSWER));
  expect(await composer.write(pod, START)).toEqual({ text: ANSWER });
});

test.each<[string, Spawned, string]>([
  ['fails', { code: 1, signal: null }, 'vim -n failed with exit code 1'],
  ['crashes', { code: null, signal: 'SIGSEGV' }, 'vim -n was ended by SIGSEGV'],
  ['is missing', { code: null, signal: null, error: new Error('spawn vim ENOENT') }, 'could not be started'],
])('an editor that %s loses no text, and says where it is', async (_, end, words) => {
  const { composer, env } = editing((path) => writeFileSync(path, ANSWER), end);
  const written = await composer.write(pod, START);
  expect(written).toEqual({ problem: expect.stringContaining(words) });
  expect(written).toEqual({ problem: expect.stringContaining(draftOf(env, pod)) });
  expect(readFileSync(draftOf(env, pod), 'utf8')).toBe(ANSWER);
});

test('an empty file is no answer', async () => {
  const { composer } = editing((path) => writeFileSync(path, '\n \n'));
  expect(await composer.write(pod, START)).toEqual({ problem: 'The manifest is empty.' });
});

test('what an API server would refuse is said with its place', async () => {
  const { composer, env } = editing(() => {});
  expect(await composer.refusals(pod, ANSWER)).toBe('');
  const refusals = await composer.refusals(pod, ANSWER.replace('containers:', 'container:'));
  expect(refusals).toContain('your manifest:4:8: error:');
  expect(refusals).toContain('did you mean `containers`?');
  expect(existsSync(env.home) ? readdirSync(env.home) : []).toEqual([]);
});

test('a place is the line of the editor, below the task', async () => {
  const broken = ANSWER.replace('containers:', 'container:');
  const { composer, env } = editing((path) =>
    writeFileSync(path, readFileSync(path, 'utf8').replace(START, broken)),
  );
  const written = await composer.write(pod, START);
  const line =
    readFileSync(draftOf(env, pod), 'utf8')
      .split('\n')
      .indexOf(broken.split('\n')[3] ?? '') + 1;
  expect(line).toBeGreaterThan(4);
  expect(await composer.refusals(pod, 'text' in written ? written.text : '')).toContain(
    `your manifest:${line}:8: error:`,
  );
});
