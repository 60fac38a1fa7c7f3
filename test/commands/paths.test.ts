import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cardText, deckText } from '../support/decks.ts';
import { editorWorld } from '../support/editor-world.ts';
import { runIn } from '../support/run.ts';
import { type TestEnv, testEnv } from '../support/test-env.ts';

function worldWith(files: Readonly<Record<string, string>>): TestEnv {
  const env = testEnv();
  for (const [name, text] of Object.entries(files)) {
    const path = join(env.workingDirectory, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return env;
}

const SECRET = 'root:$6$secret:19000:0:99999:7:::\n';

describe('a path that leads nowhere is wrong usage, in the same words for every command', () => {
  const NOWHERE = [
    'gone',
    'file.txt/below',
    'x'.repeat(300),
    `${'d/'.repeat(3000)}x`,
    'nul\0byte',
    ''.padEnd(3, '.'),
  ];
  const TAKING: readonly (readonly string[])[] = [
    ['check'],
    ['lint'],
    ['progress', 'merge'],
    ['progress', 'import'],
    ['study', '--deck'],
    ['topics', '--deck'],
    ['new', 'card', '--kind', 'text', '--prompt', 'p', '--answer', 'a', '--deck'],
  ];
  test.each(TAKING.map((argv) => [argv.join(' '), argv] as const))('%s', async (_, argv) => {
    for (const path of NOWHERE) {
      const { code, err } = await runIn(worldWith({ 'file.txt': '' }), ...argv, path);
      expect([code, err.split('\n')[0]], path.slice(0, 40)).toEqual([
        2,
        `k8s-drill: nothing matches '${path.replace('\0', '\ufffd')}': there is no such file or folder`,
      ]);
    }
  });
});

describe('a file that is there is never overwritten, in the same words for every command', () => {
  test.each([
    [['new', 'deck', '--topic', 'a', 'mine'], 'give another path'],
    [['progress', 'export', 'mine'], 'give another path'],
    [['stats', '--html', 'mine'], 'use --force to overwrite it'],
  ])('%j', async (argv, help) => {
    const env = worldWith({ mine: 'mine' });
    const path = join(env.workingDirectory, 'mine');
    const { code, err } = await runIn(env, ...argv);
    expect([code, err]).toEqual([2, `k8s-drill: ${path} already exists; ${help}\n`]);
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });

  test.each([
    ['home/reviews.jsonl'],
    ['home/config.json'],
    ['home/exams/current.json'],
    ['link/reviews.jsonl'],
    ['log-elsewhere.jsonl'],
  ])('what belongs to progress is not written over, forced or not: %s', async (target) => {
    const env = worldWith({
      'home/config.json': '{}',
      'home/exams/current.json': '',
      'log-elsewhere.jsonl': '',
    });
    symlinkSync(env.home, join(env.workingDirectory, 'link'));
    symlinkSync('../log-elsewhere.jsonl', join(env.home, 'reviews.jsonl'));
    for (const argv of [
      ['stats', '--html', target, '--force'],
      ['progress', 'export', target],
      ['new', 'deck', '--topic', 'a', target],
    ]) {
      const { code, err } = await runIn(env, ...argv);
      expect([code, err]).toEqual([2, expect.stringContaining('is in the folder of your progress')]);
    }
    expect(readFileSync(join(env.workingDirectory, 'log-elsewhere.jsonl'), 'utf8')).toBe('');
  });
});

describe('a link that leads out of the folder is not followed', () => {
  test.each([
    ['lint'],
    ['lint', '.'],
    ['lint', 'x.md'],
    ['lint', '*.md'],
    ['lint', '--fix'],
    ['check', 'x.yaml'],
    ['check', '.'],
  ])('%s %s', async (...argv) => {
    const outside = worldWith({ shadow: SECRET, 'folder/y.md': SECRET, 'folder/y.yaml': SECRET });
    const env = worldWith({ 'a.md': deckText(cardText('x'), 'own'), 'a.yaml': '' });
    const link = (to: string, name: string) =>
      symlinkSync(join(outside.workingDirectory, to), join(env.workingDirectory, name));
    for (const name of ['x.md', 'x.yaml', 'k8s-drill.yaml']) link('shadow', name);
    link('folder', 'folder');
    const { code, out, err } = await runIn(env, ...argv);
    expect(out + err).not.toContain('secret');
    expect(err).toContain('it is a link that leads out of the folder; name its target');
    expect(code).toBe(3);
    expect(readFileSync(join(outside.workingDirectory, 'shadow'), 'utf8')).toBe(SECRET);
  });

  test('one that stays in it is', async () => {
    const env = worldWith({ 'real/a.md': deckText(cardText('x'), 'own') });
    mkdirSync(join(env.workingDirectory, 'decks'));
    symlinkSync('../real/a.md', join(env.workingDirectory, 'decks/a.md'));
    expect((await runIn(env, 'lint', 'decks')).out).toContain('nothing found in 1 file');
  });
});

test.each([
  ['a'.repeat(40), '(a+)+$'],
  ['a'.repeat(200), '*a'.repeat(30)],
])('no pattern of ignore stalls: %s, %s', async (name, pattern) => {
  const env = worldWith({ [`${name}.md`]: '', 'k8s-drill.yaml': `ignore: ["${pattern}"]\n` });
  expect((await runIn(env, 'lint', '.')).code).toBe(1);
});

test('folders within folders are walked in one pass', async () => {
  const env = testEnv();
  const deep = join(env.workingDirectory, 'd/'.repeat(900));
  mkdirSync(deep, { recursive: true });
  writeFileSync(join(deep, 'a.md'), deckText(cardText('x'), 'own'));
  let looks = 0;
  const counted = <T extends (...args: never[]) => unknown>(look: T): T =>
    ((...args) => {
      looks++;
      return look(...args);
    }) as T;
  const { fs } = env;
  Object.assign(fs, {
    statSync: counted(fs.statSync),
    realpathSync: counted(fs.realpathSync),
    lstatSync: counted(fs.lstatSync),
  });
  expect((await runIn(env, 'lint', '.')).out).toContain('in 1 file');
  expect(looks).toBeLessThan(3000);
});

describe('a pipe in place of a file is refused at once', () => {
  test.each([
    'config.json',
    'reviews.jsonl',
    'progress.json',
    'decks/a.md',
    'cache/decks.json',
    'exams/current.json',
  ])('home/%s', async (name) => {
    const env = worldWith({ 'home/decks/b.md': deckText(cardText('x'), 'own') });
    mkdirSync(dirname(join(env.home, name)), { recursive: true });
    execFileSync('mkfifo', [join(env.home, name)]);
    for (const argv of [
      ['topics'],
      ['stats'],
      ['doctor'],
      ['exam', '--tasks', '1'],
      ['complete', '--', 'show', ''],
    ])
      expect([0, 1, 2, 3]).toContain((await runIn(env, ...argv)).code);
  });

  test.each([['check'], ['lint'], ['progress', 'merge'], ['study', '--deck']])(
    'given to %s %s',
    async (...argv) => {
      const env = testEnv();
      execFileSync('mkfifo', [join(env.workingDirectory, 'pipe')]);
      const { code, err } = await runIn(env, ...argv, 'pipe');
      expect([code, err]).toEqual([3, expect.stringMatching(/cannot read .*pipe: it is no regular file/)]);
    },
  );
});

describe('edit', () => {
  const CARD = deckText(cardText('x'), 'own');

  test('takes a folder whose name begins like that of the package for another', async () => {
    const { env } = editorWorld([]);
    const notes = `${env.workingDirectory}/k8s-drill-notes`;
    mkdirSync(`${env.workingDirectory}/k8s-drill/decks`, { recursive: true });
    mkdirSync(notes);
    writeFileSync(join(notes, 'a.md'), CARD);
    expect((await runIn(env, 'edit', 'own/x', '--deck', notes)).err).not.toContain('came with k8s-drill');
  });

  test('does not start vi where there is no terminal, and says so', async () => {
    const { env, calls } = editorWorld([]);
    Object.assign(env, { variables: { ...env.variables, EDITOR: '' } });
    writeFileSync(join(env.workingDirectory, 'a.md'), CARD);
    const { code, err } = await runIn(env, 'edit', 'own/x', '--deck', 'a.md');
    expect([code, calls]).toEqual([3, []]);
    expect(err).toContain('vi could not be started (there is no terminal)');
  });

  test('ends with 3 where the editor fails', async () => {
    const { env } = editorWorld([], [], { code: 1, signal: null });
    writeFileSync(join(env.workingDirectory, 'a.md'), CARD);
    expect((await runIn(env, 'edit', 'own/x', '--deck', 'a.md')).code).toBe(3);
  });
});

test('one deck that cannot be read is said, and the others are there', async () => {
  const env = worldWith({ 'home/decks/a.md': deckText(cardText('x'), 'own') });
  mkdirSync(join(env.home, 'decks/dir'));
  symlinkSync('gone', join(env.home, 'decks/b.md'));
  const { code, out, err } = await runIn(env, 'topics');
  expect([code, out]).toEqual([0, expect.stringContaining('own')]);
  expect(err).toContain(`cannot read ${join(env.home, 'decks/b.md')}: no such file or folder`);
  expect((await runIn(env, 'doctor')).out).toContain('b.md: no such file');
  expect(existsSync(join(env.home, 'decks/dir'))).toBe(true);
});
