import { existsSync, mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isFailure } from '../../src/errors.ts';
import { openLibrary } from '../../src/learner/deck-library.ts';
import { cardText, deckText } from '../support/decks.ts';
import { type TestEnv, testEnv } from '../support/test-env.ts';

function write(env: TestEnv, path: string, text: string): string {
  const file = join(env.workingDirectory, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const own = async (env: TestEnv, ...paths: string[]) =>
  (await openLibrary(env, paths)).entries
    .filter((entry) => entry.topic.startsWith('own'))
    .map((entry) => entry.identity);

/** The id of a card of the shipped deck on RBAC. */
async function shippedId(): Promise<string> {
  const { entries } = await openLibrary(testEnv(), []);
  return entries.find((entry) => entry.deck.path.endsWith('/rbac.md'))?.identity.split('/')[1] ?? 'none';
}

async function failure(promise: Promise<unknown>) {
  const error = await promise.then(
    () => null,
    (e: unknown) => e,
  );
  return isFailure(error) ? error.problem : error;
}

describe('where decks come from', () => {
  test('the shipped ones are always there', async () => {
    const { entries, card } = await openLibrary(testEnv(), []);
    expect(entries.length).toBeGreaterThan(80);
    for (const { identity } of entries) expect(card(identity).identity).toBe(identity);
  });

  test('the decks of the home and of the command line come with them, folders in depth', async () => {
    const env = testEnv();
    write(env, 'home/decks/a/b.md', deckText(cardText('x'), 'own-home'));
    write(env, 'mine/deep/c.md', deckText(cardText('y'), 'own-folder'));
    write(env, 'single.md', deckText(cardText('z'), 'own-file'));
    expect(await own(env, 'mine', 'single.md')).toEqual(['own-folder/y', 'own-file/z', 'own-home/x']);
  });

  test('a README, other files, hidden folders and node_modules are no decks', async () => {
    const env = testEnv();
    const text = deckText(cardText('x'), 'own');
    for (const path of ['README.md', 'notes.txt', '.git/a.md', 'node_modules/a/b.md'])
      write(env, `d/${path}`, text);
    expect(await own(env, 'd')).toEqual([]);
  });

  test('a link that leads back is followed once, one that leads nowhere not at all', async () => {
    const env = testEnv();
    const file = write(env, 'd/a.md', deckText(cardText('x'), 'own'));
    symlinkSync(dirname(file), join(dirname(file), 'loop'));
    symlinkSync(join(dirname(file), 'gone'), join(dirname(file), 'dangling.md'));
    expect(await own(env, 'd')).toEqual(['own/x']);
  });

  test('a path that is not there names nothing', async () => {
    expect(await failure(openLibrary(testEnv(), ['gone']))).toMatchObject({
      code: 'nothing-matches',
      what: "'gone': there is no such file or folder",
    });
  });

  test('a folder that cannot be read is named', async () => {
    const env = testEnv({
      fs: {
        readdirSync: (() => {
          throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
        }) as never,
      },
    });
    mkdirSync(join(env.workingDirectory, 'locked'));
    expect(await failure(openLibrary(env, ['locked']))).toEqual({
      code: 'unreadable',
      path: join(env.workingDirectory, 'locked'),
      cause: 'permission denied',
    });
  });
});

describe('two cards with one identity', () => {
  test('the command line wins over the home, and the home over the shipped decks; both places are named', async () => {
    const env = testEnv();
    const shipped = await shippedId();
    const home = write(env, 'home/decks/rbac.md', deckText(cardText(shipped, '', 'Of the home')));
    const named = write(env, 'named.md', deckText(cardText(shipped, '', 'Named')));
    const both = await openLibrary(env, ['named.md']);
    expect(both.card(`rbac/${shipped}`).prompt.text).toBe('Named');
    expect(
      both.findings.map(({ code, file, related }) => [code, file.path, related?.[0]?.file.path]),
    ).toEqual([
      ['duplicate-id', home, named],
      ['duplicate-id', join(env.packageDirectory, 'decks/cluster-architecture/rbac.md'), named],
    ]);
    expect((await openLibrary(env, [])).card(`rbac/${shipped}`).prompt.text).toBe('Of the home');
  });

  test('a file that is named and stands in the home is one source', async () => {
    const env = testEnv();
    write(env, 'home/decks/a.md', deckText(cardText('x'), 'own'));
    expect((await openLibrary(env, ['home/decks/a.md'])).findings).toEqual([]);
  });
});

describe('cards', () => {
  test('the healthy cards of a deck with errors are there, and the errors are findings', async () => {
    const env = testEnv();
    write(env, 'a.md', deckText(`${cardText('x')}## No id\n\nText.\n\n${cardText('z')}`, 'own'));
    const { findings } = await openLibrary(env, ['a.md']);
    expect(findings.map((finding) => finding.code)).toEqual(['missing-id']);
    expect(await own(env, 'a.md')).toEqual(['own/x', 'own/z']);
  });

  test('a card is found by an identity that it had', async () => {
    const env = testEnv();
    write(env, 'a.md', deckText('## P\n<!--\nid: new\nwas: [own/old, other/older]\n-->\n\nAnswer.\n', 'own'));
    const { card } = await openLibrary(env, ['a.md']);
    expect([card('own/old').identity, card('other/older').identity]).toEqual(['own/new', 'own/new']);
  });

  test('an identity that nobody has is refused with the nearest', async () => {
    const { card } = await openLibrary(testEnv(), []);
    const known = `rbac/${await shippedId()}`;
    expect(() => card(`${known}s`)).toThrow(known);
  });

  test('a card is read as its file is when it is asked for', async () => {
    const env = testEnv();
    write(env, 'a.md', deckText(cardText('x'), 'own'));
    const { card } = await openLibrary(env, ['a.md']);
    write(env, 'a.md', deckText(cardText('y') + cardText('x', '', 'Reworded'), 'own'));
    expect(card('own/x').prompt.text).toBe('Reworded');
    write(env, 'a.md', deckText(cardText('y'), 'own'));
    expect(() => card('own/x')).toThrow(/not in it any more/);
  });
});

describe('the cache', () => {
  const cachePath = (env: TestEnv) => join(env.home, 'cache/decks.json');
  const old = new Date('2026-01-01');

  test('a deck of the same size and time is not read again', async () => {
    const env = testEnv();
    const file = write(env, 'a.md', deckText(cardText('x'), 'own'));
    utimesSync(file, old, old);
    await openLibrary(env, ['a.md']);
    write(env, 'a.md', deckText(cardText('y'), 'own'));
    utimesSync(file, old, old);
    expect(await own(env, 'a.md')).toEqual(['own/x']);
    utimesSync(file, old, new Date());
    expect(await own(env, 'a.md')).toEqual(['own/y']);
  });

  test('holds what a fresh parse gives', async () => {
    const env = testEnv();
    write(env, 'a.md', deckText(cardText('x') + cardText('y', '- [x] a\n- [ ] b'), 'own'));
    const fresh = await openLibrary(env, ['a.md']);
    expect(existsSync(cachePath(env))).toBe(true);
    expect((await openLibrary(env, ['a.md'])).entries).toEqual(fresh.entries);
  });

  test('a deck with findings is read, and reported, each time', async () => {
    const env = testEnv();
    write(env, 'a.md', deckText('## No id\n\nText.\n', 'own'));
    await openLibrary(env, ['a.md']);
    expect((await openLibrary(env, ['a.md'])).findings).toHaveLength(1);
  });

  test.each(['', '{', '[]', 'null', '{"version":1}', '{"version":99,"decks":{}}'])(
    'a cache that is %j counts as empty',
    async (text) => {
      const env = testEnv();
      write(env, 'home/cache/decks.json', text);
      write(env, 'a.md', deckText(cardText('x'), 'own'));
      expect(await own(env, 'a.md')).toEqual(['own/x']);
      expect(JSON.parse(readFileSync(cachePath(env), 'utf8')).decks).not.toEqual({});
    },
  );

  test('a cache that cannot be written is done without', async () => {
    const env = testEnv();
    write(env, 'home/cache', 'a file in its place');
    write(env, 'a.md', deckText(cardText('x'), 'own'));
    expect(await own(env, 'a.md')).toEqual(['own/x']);
  });
});
