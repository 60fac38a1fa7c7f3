import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CommandOutline, isPath } from '../../src/commands/completion/outline.ts';
import { outlineProgram } from '../../src/commands/completion/outline-program.ts';
import { cardText, deckText } from '../support/decks.ts';
import { runIn } from '../support/run.ts';
import { testEnv } from '../support/test-env.ts';

/** Placeholders that are looked up in the decks. */
const OF_DECKS: ReadonlySet<string> = new Set(['topic', 'tag', 'id']);

/** Placeholders that only the author of the command line can fill in. */
const FREE: ReadonlySet<string> = new Set([
  'n',
  'text',
  'words',
  'percent',
  'value',
  'code=level',
  'reference',
  'event',
  'date',
  'url',
  'slug',
  'answer',
  'command',
  'name',
]);

async function completed(...words: readonly string[]): Promise<string[]> {
  const { out, code, err } = await runIn(testEnv(), 'complete', '--', ...words);
  expect([code, err]).toEqual([0, '']);
  return out.split('\n').flatMap((line) => (line === '' ? [] : [line.split('\t')[0] ?? '']));
}

describe('what may stand at the cursor', () => {
  test.each([
    ['commands', ['qui'], ['quiz']],
    ['commands within a command', ['config', 'un'], ['unset']],
    ['flags', ['quiz', '--min'], ['--min-score']],
    ['a flag behind an argument', ['show', 'rbac/x', '--js'], ['--json']],
    ['topics', ['quiz', '--topic', 'rba'], ['rbac', 'rbac-all']],
    ['topic groups', ['quiz', '--topic', 'rbac-al'], ['rbac-all']],
    ['further topics in a list', ['study', '--topic', 'etcd,rbac-al'], ['etcd,rbac-all']],
    ['no topic twice in a list', ['study', '--topic', 'rbac,rba'], ['rbac,rbac-all']],
    ['a value behind =', ['quiz', '--topic=rbac-al'], ['--topic=rbac-all']],
    ['a value behind = that bash parted', ['quiz', '--topic', '=', 'rbac-al'], ['rbac-all']],
    ['kinds', ['quiz', '--kind', 'ma'], ['manifest']],
    ['domains', ['quiz', '--domain', 'st'], ['storage']],
    ['cards', ['show', 'rbac/role-for-a'], ['rbac/role-for-a-user']],
    ['settings', ['config', 'set', 'new'], ['new-per-day']],
    ['formats', ['lint', '--format', 'sa'], ['sarif']],
    ['rules', ['lint', '--explain', 'long-p'], ['long-prompt']],
    ['kinds of objects', ['explain', 'networkp'], ['networkpolicy']],
    ['shells', ['completion', 'f'], ['fish']],
    ['guides and commands', ['help', 'ke'], ['keys']],
    ['paths are left to the shell', ['study', '--deck', './m'], [':path']],
    ['nothing for what only a person knows', ['study', '--minutes', ''], []],
    ['nothing behind an argument that takes one word', ['config', 'get', 'editor', ''], ['--json', '--help']],
    ['no flag behind --', ['show', '--', '--j'], []],
    [
      'an empty word that a shell cannot hand over',
      ['config', '""'],
      ['list', 'get', 'set', 'unset', 'edit'],
    ],
    ['nothing for an unknown command', ['qiuz', '--topic', 'x'], []],
  ])('%s', async (_, words, expected) => {
    expect(await completed(...words)).toEqual(expected);
  });

  test('a word comes with what it is', async () => {
    const { out } = await runIn(testEnv(), 'complete', '--', 'config', 'get', 'editor', '--j');
    expect(out).toBe('--json\tprint one JSON document\n');
  });

  test("the home's own decks count too, once they were read", async () => {
    const env = testEnv();
    const decks = join(env.home, 'decks');
    mkdirSync(decks, { recursive: true });
    writeFileSync(join(decks, 'mine.md'), deckText(cardText('my-card'), 'my-topic'));
    await runIn(env, 'topics');
    const { out } = await runIn(env, 'complete', '--', 'show', 'my-topic/');
    expect(out).toBe('my-topic/my-card\tA deck, recall\n');
  });

  test.each([
    ['another version', (text: string) => text.replace(/"version":\d+/, '"version":99')],
    ['no deck in an entry', () => '{"version":1,"decks":{"/x/a.md":{}}}'],
    ['one character changed', (text: string) => text.replace('my-card', 'my-carp')],
    ['nothing', () => ''],
  ])('a cache of decks with %s completes nothing, and says nothing', async (_, damage) => {
    const env = testEnv();
    const decks = join(env.home, 'decks');
    mkdirSync(decks, { recursive: true });
    writeFileSync(join(decks, 'mine.md'), deckText(cardText('my-card'), 'my-topic'));
    await runIn(env, 'topics');
    const cache = join(env.home, 'cache/decks.json');
    writeFileSync(cache, damage(readFileSync(cache, 'utf8')));
    expect(await runIn(env, 'complete', '--', 'show', 'my-topic/')).toEqual({ code: 0, out: '', err: '' });
  });

  test('a package without its files completes nothing, and says nothing', async () => {
    const env = { ...testEnv(), packageDirectory: '/nowhere' };
    expect(await runIn(env, 'complete', '--', 'quiz', '--topic', '')).toEqual({ code: 0, out: '', err: '' });
  });
});

test('completion knows every placeholder: a new one belongs to outline-program.ts, or to the free ones above', async () => {
  const outline = await outlineProgram([], { topicGroups: {} }, []);
  const placeholders = (command: CommandOutline): string[] => [
    ...command.args,
    ...command.flags.flatMap(({ value }) => value ?? []),
    ...command.commands.flatMap(placeholders),
  ];
  const isKnown = (name: string) =>
    OF_DECKS.has(name) || isPath(name) || FREE.has(name) || Object.hasOwn(outline.words, name);
  const unknown = placeholders(outline.root).filter((name) => !isKnown(name));
  expect(unknown).toEqual([]);
});

test.each(['bash', 'zsh', 'fish', 'powershell'])('the script for %s is printed', async (shell) => {
  const { code, out } = await runIn(testEnv(), 'completion', shell);
  expect(code).toBe(0);
  expect(out).toContain('k8s-drill completion for');
  for (const [open, close] of ['()', '{}', '[]']) {
    const count = (sign = '') => out.split(sign).length;
    expect(count(open)).toBe(count(close));
  }
});

test('an unknown shell is refused with those that are known', async () => {
  const { code, err } = await runIn(testEnv(), 'completion', 'fsh');
  expect(code).toBe(2);
  expect(err).toBe(
    "k8s-drill: unknown shell 'fsh'; did you mean 'fish'?\nthere are bash, zsh, fish, powershell\n",
  );
});
