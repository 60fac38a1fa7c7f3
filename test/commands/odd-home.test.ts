import fs, { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileSystem } from '../../src/env.ts';
import { cardText, deckText } from '../support/decks.ts';
import { runIn } from '../support/run.ts';
import { testEnv } from '../support/test-env.ts';

const denied = (): Error => Object.assign(new Error('EACCES'), { code: 'EACCES' });

/** A file system on which these functions are refused for the paths that are asked about. */
function refusing(
  names: readonly (keyof FileSystem)[],
  isRefused: (path: string) => boolean,
): Partial<FileSystem> {
  const refused = names.map((name) => {
    const real = fs[name] as (...args: unknown[]) => unknown;
    const checked = (...args: unknown[]): unknown => {
      if (isRefused(String(args[0]))) throw denied();
      return real(...args);
    };
    return [name, checked];
  });
  return Object.fromEntries(refused);
}

describe('doctor looks at a home', () => {
  test('that is a file', async () => {
    const env = testEnv();
    writeFileSync(env.home, '');
    const { code, out } = await runIn(env, 'doctor');
    expect([code, out]).toEqual([1, expect.stringContaining('it is not a folder')]);
  });

  test.each<[keyof FileSystem]>([['readdirSync'], ['statSync']])('that %s cannot look into', async (name) => {
    const env = testEnv({ fs: refusing([name], (path) => path.endsWith('/home')) });
    mkdirSync(env.home);
    const { code, out } = await runIn(env, 'doctor');
    expect([code, out.replace(/\s+/g, ' ')]).toEqual([1, expect.stringContaining('permission denied')]);
  });
});

test.each(['study', 'quiz', 'exam', 'topics', 'stats'])(
  '%s of a home that is a file says so',
  async (command) => {
    const env = testEnv();
    writeFileSync(env.home, '');
    const { code, err } = await runIn(env, command);
    expect([code, err]).toEqual([3, expect.stringContaining('a part of the path is not a folder')]);
  },
);

describe('a home in which nothing can be written', () => {
  const ANSWERS = '\n3\n\n3\n\n3\n';

  test.each([
    ['study', '--plain'],
    ['quiz', '--count', '3'],
    ['exam', '--tasks', '1'],
  ])('is said by %s before the first question', async (...argv) => {
    const env = testEnv({
      input: ANSWERS,
      fs: refusing(['accessSync', 'openSync', 'mkdirSync'], (path) => path.includes('/home')),
    });
    mkdirSync(env.home);
    const { code, out, err } = await runIn(env, ...argv);
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain('cannot write');
  });

  test('does not matter where nothing is recorded', async () => {
    const env = testEnv({
      input: ANSWERS,
      fs: refusing(['accessSync', 'openSync', 'mkdirSync'], (path) => path.includes('/home')),
    });
    expect((await runIn(env, 'quiz', '--count', '1', '--no-record')).code).toBe(0);
  });

  test('but its log: the answer counts, and what could not be written is said', async () => {
    const isOther = (path: string): boolean => /home\/(?:progress|cache)/.test(path);
    const env = testEnv({ input: '\n3\n', fs: refusing(['openSync', 'mkdirSync'], isOther) });
    mkdirSync(join(env.home, 'decks'), { recursive: true });
    writeFileSync(join(env.home, 'decks/own.md'), deckText(cardText('x'), 'own'));
    const { code, err } = await runIn(env, 'study', '--plain', '--topic', 'own');
    expect(code).toBe(0);
    expect(err).toContain('every answer is saved');
    expect(readFileSync(join(env.home, 'reviews.jsonl'), 'utf8')).toContain('own/x');
  });
});

test('a file of settings may begin with a byte order mark', async () => {
  const env = testEnv();
  mkdirSync(env.home);
  writeFileSync(join(env.home, 'config.json'), '\uFEFF{"new-per-day": 7}');
  expect((await runIn(env, 'config', 'get', 'new-per-day')).out).toBe('7\n');
  expect((await runIn(env, 'config', 'set', 'editor', 'vim')).code).toBe(0);
  expect(JSON.parse(readFileSync(join(env.home, 'config.json'), 'utf8'))).toEqual({
    'new-per-day': 7,
    editor: 'vim',
  });
});
