import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KINDS, type Kind } from '../../src/deck/card.ts';
import { parseDeck } from '../../src/deck/reading/parse-deck.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { cardText, deckText } from '../support/decks.ts';
import { editorWorld } from '../support/editor-world.ts';
import { runIn } from '../support/run.ts';
import { type TestEnv, testEnv } from '../support/test-env.ts';

const read = (path: string): string => readFileSync(path, 'utf8');
const cardsOf = (path: string) => parseDeck(new SourceFile(path, read(path))).cards;

async function lints(env: TestEnv, path: string): Promise<string> {
  return (await runIn(env, 'lint', path)).out;
}

describe('new deck', () => {
  test('writes a deck into the home, where it is studied', async () => {
    const env = testEnv();
    const path = join(env.home, 'decks/my-cluster.md');
    expect(await runIn(env, 'new', 'deck', '--topic', 'my-cluster')).toEqual({
      code: 0,
      out: `${path}\n`,
      err: expect.stringMatching(
        /^k8s-drill new card --topic my-cluster puts a card into it\nThe exam does not ask for foundations/,
      ),
    });
    expect(read(path)).toContain('title: "My cluster"\ntopic: "my-cluster"\ndomain: "foundations"\n');
    expect((await runIn(env, 'new', 'deck', '--topic', 'my-cluster')).code).toBe(2);
  });

  test('asks for topic, domain and place at a terminal; the current folder is one of them', async () => {
    const { env } = editorWorld(
      [],
      [
        ['line', 'My Team'],
        ['line', 'my-team'],
        ['menu', [3]],
        ['menu', [1]],
      ],
    );
    const { code, out, err } = await runIn(env, 'new', 'deck');
    expect([code, out]).toEqual([
      0,
      expect.stringContaining(`not 'My Team'\n${join(env.workingDirectory, 'my-team.md')}\n`),
    ]);
    expect(read(join(env.workingDirectory, 'my-team.md'))).toContain('domain: "storage"\n');
    expect(err).toContain('k8s-drill study --deck my-team.md asks its cards');
    expect(err).not.toContain('foundations');
  });

  test('asks nothing that the command line says', async () => {
    const { env } = editorWorld(
      [],
      [
        ['menu', [0]],
        ['menu', [0]],
      ],
    );
    await runIn(env, 'new', 'deck', '--topic', 'b', '--domain', 'storage');
    await runIn(env, 'new', 'deck', '--topic', 'c');
    expect(read(join(env.home, 'decks/b.md'))).toContain('domain: "storage"');
    expect(read(join(env.home, 'decks/c.md'))).toContain('domain: "cluster-architecture"');
  });

  test('never overwrites', async () => {
    const env = testEnv();
    const path = join(env.workingDirectory, 'a.md');
    writeFileSync(path, 'mine');
    const { code, err } = await runIn(env, 'new', 'deck', 'a.md', '--topic', 'a');
    expect(code).toBe(2);
    expect(err).toBe(`k8s-drill: ${path} already exists; give another path\n`);
    expect(read(path)).toBe('mine');
  });

  test.each([
    [['--topic', 'My Cluster'], "a topic is made of a-z, 0-9 and -, at most 40 of them, not 'My Cluster'"],
    [['--topic', 'x', '--domain', 'strage'], "unknown domain 'strage'"],
    [[], '--topic is missing'],
  ])('%j is refused', async (argv, message) => {
    const env = testEnv();
    const { code, err } = await runIn(env, 'new', 'deck', ...argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(existsSync(env.home)).toBe(false);
  });
});

const MANIFEST = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: dev}';
const ANSWERS: Readonly<Record<Kind, readonly [prompt: string, answer: string, note?: string]>> = {
  recall: ['What does the scheduler do?', 'It binds Pods to nodes.'],
  choice: ['Which object grants?', '+ RoleBinding\n- Role // It lists, and grants nothing.'],
  multi: ['Which run on every node?', '+ kubelet\n+ kube-proxy\n- etcd // It runs on the control plane.'],
  cloze: ['Fill in the port', 'The API server listens on ==6443==.'],
  text: ['Name the port of the kubelet', '10250'],
  steps: ['Order an upgrade of a node', 'drain the node\nupgrade the kubelet\nuncordon the node'],
  command: ['List the Pods of namespace `dev`', 'kubectl get pods -n dev', 'The flag names the namespace.'],
  manifest: ['Write Namespace `dev`', MANIFEST, 'A Namespace has no spec to fill in.'],
  lab: [
    'Create Namespace `dev`',
    '```yaml check\nkind: Namespace\nmetadata: {name: dev}\n```\n\n```sh answer\nkubectl create namespace dev\n```',
    'A Namespace has no spec to fill in.',
  ],
};

const flagsOf = (kind: Kind): string[] => {
  const [prompt, answer, note] = ANSWERS[kind];
  return ['--kind', kind, '--prompt', prompt, '--answer', answer, ...(note ? ['--note', note] : [])];
};

describe('new card', () => {
  test.each(KINDS)('a script puts a %s card into a deck, and it lints clean', async (kind) => {
    const env = testEnv();
    await runIn(env, 'new', 'deck', 'a.md', '--topic', 'a');
    const path = join(env.workingDirectory, 'a.md');
    const { code, out, err } = await runIn(env, 'new', 'card', '--deck', 'a.md', ...flagsOf(kind));
    expect([code, err]).toEqual([0, '']);
    const [card] = cardsOf(path);
    expect(card?.kind).toBe(kind);
    expect(out).toBe(`${card?.identity} ${path}:10\n`);
    expect(await lints(env, 'a.md')).toContain('nothing found in 1 file');
  });

  test('asks for all that a script would say, and writes what was shown', async () => {
    const { env, opened } = editorWorld(
      [(card) => card.replace('10250', '10250\n10250/tcp')],
      [
        ['line', 'my-topic'],
        ['menu', [KINDS.indexOf('text')]],
        ['line', ''],
        ['line', 'Name the port of the kubelet'],
        ['line', ''],
        ['lines', 'Only its own one.'],
        ['lines', '10250'],
        ['line', 'It begins with a one.'],
        ['lines', ''],
        ['key', 'e'],
        ['key', 'enter'],
      ],
    );
    await runIn(env, 'new', 'deck', '--topic', 'my-topic', '--domain', 'storage');
    const { code, out } = await runIn(env, 'new', 'card');
    expect(code, env.written.err).toBe(0);
    expect(out).toContain('## Name the port of the kubelet');
    expect(opened).toHaveLength(1);
    const [card] = cardsOf(join(env.home, 'decks/my-topic.md'));
    expect(card).toMatchObject({ identity: 'my-topic/name-the-port-of-the-kubelet', kind: 'text' });
    expect(card?.context?.text).toBe('Only its own one.');
    expect(card?.hints.map((hint) => hint.text)).toEqual(['It begins with a one.']);
    expect(card).toMatchObject({ accepted: [{ text: '10250' }, { text: '10250/tcp' }] });
    expect(existsSync(join(env.home, 'drafts/new-card.md'))).toBe(false);
  });

  test('a finding prevents writing until it is fixed or the card is dropped', async () => {
    const { env } = editorWorld(
      [(card) => `${card}\n> [!NOTE]\n> The flag names it.\n`],
      [
        ['lines', 'kubectl get pods -n dev'],
        ['line', ''],
        ['lines', ''],
        ['key', 'e'],
        ['key', 'q'],
      ],
    );
    await runIn(env, 'new', 'deck', '--topic', 'a', '--domain', 'storage');
    const flags = ['--id', 'x', '--kind', 'command', '--prompt', 'List the Pods of namespace `dev`'];
    const { code, out } = await runIn(env, 'new', 'card', '--topic', 'a', ...flags, '--context', '');
    expect(code, env.written.err).toBe(1);
    expect(out).toContain('[answer-without-note]');
    expect(cardsOf(join(env.home, 'decks/a.md'))).toEqual([]);
  });

  const COMMAND = ['--id', 'x', '--kind', 'command', '--prompt', 'List the Pods of namespace `dev`'];
  const ANSWERED = [
    ['lines', 'kubectl get pods -n dev'],
    ['line', ''],
    ['lines', ''],
  ] as const;

  test('with warnings alone can be written all the same', async () => {
    const { env } = editorWorld([], [...ANSWERED, ['key', 'w']]);
    const { code } = await runIn(env, 'new', 'card', '--topic', 'rbac', ...COMMAND, '--context', '');
    expect(code).toBe(0);
    expect(cardsOf(join(env.home, 'decks/rbac.md')).map(({ identity }) => identity)).toEqual(['rbac/x']);
  });

  test('with an error can be answered again, without an editor', async () => {
    const { env } = editorWorld(
      [],
      [
        ['lines', 'no list'],
        ['line', ''],
        ['lines', ''],
        ['key', 'r'],
        ['menu', [4]],
        ['line', 'Name the port of the kubelet'],
        ['line', ''],
        ['lines', ''],
        ['lines', '10250'],
        ['line', ''],
        ['lines', ''],
        ['key', 'enter'],
      ],
    );
    const flags = ['--topic', 'rbac', '--id', 'y', '--kind', 'choice', '--prompt', 'Which?', '--context', ''];
    expect((await runIn(env, 'new', 'card', ...flags)).code, env.written.err).toBe(0);
    expect(cardsOf(join(env.home, 'decks/rbac.md'))).toMatchObject([{ kind: 'text' }]);
  });

  test('can be kept for later, and gone on with', async () => {
    const { env } = editorWorld([], [...ANSWERED, ['key', 'k'], ['menu', [0]], ['key', 'w']]);
    const kept = await runIn(env, 'new', 'card', '--topic', 'rbac', ...COMMAND, '--context', '');
    expect([kept.code, kept.out]).toEqual([1, expect.stringContaining('k8s-drill new card goes on with it')]);
    expect((await runIn(env, 'new', 'card', '--topic', 'rbac')).code).toBe(0);
    expect(cardsOf(join(env.home, 'decks/rbac.md'))).toHaveLength(1);
    expect(existsSync(join(env.home, 'drafts/new-card.md'))).toBe(false);
  });

  test('on a topic that no deck has begins one, or asks again', async () => {
    const { env } = editorWorld(
      [],
      [
        ['line', 'rbca'],
        ['menu', [1]],
        ['line', 'my-team'],
        ['menu', [0]],
        ['menu', [3]],
        ...ANSWERED,
        ['key', 'w'],
      ],
    );
    const { code, out } = await runIn(env, 'new', 'card', ...COMMAND, '--context', '');
    expect(code).toBe(0);
    expect(out).toContain("there is no deck on 'rbca'; did you mean 'rbac'");
    expect(read(join(env.home, 'decks/my-team.md'))).toContain('domain: "storage"');
  });

  test('on a shipped topic it begins a deck of its own', async () => {
    const env = testEnv();
    const { code, out } = await runIn(env, 'new', 'card', '--topic', 'rbac', ...flagsOf('choice'));
    expect(code).toBe(0);
    expect(out).toBe(`rbac/which-object-grants ${join(env.home, 'decks/rbac.md')}:10\n`);
    expect((await runIn(env, 'show', 'rbac/which-object-grants')).out).toContain('RoleBinding');
  });

  test('keeps line endings, the file’s mode and what stood there', async () => {
    const env = testEnv();
    const path = join(env.workingDirectory, 'a.md');
    const before = deckText(cardText('one', '```text answer\n1\n```'), 'a').replaceAll('\n', '\r\n');
    writeFileSync(path, before, { mode: 0o644 });
    expect((await runIn(env, 'new', 'card', '--deck', 'a.md', ...flagsOf('text'))).code).toBe(0);
    expect(read(path).startsWith(before.trimEnd())).toBe(true);
    expect(read(path).replaceAll('\r\n', '')).not.toContain('\n');
    expect(statSync(path).mode & 0o777).toBe(0o644);
    expect(cardsOf(path)).toHaveLength(2);
  });

  test.each([
    [
      ['--topic', 'a', '--kind', 'text'],
      2,
      '--prompt, --answer missing\nk8s-drill new card asks for what is missing',
    ],
    [flagsOf('text'), 2, '--topic or --deck is missing'],
    [['--topic', 'rbca', ...flagsOf('text')], 2, "there is no deck on 'rbca'; did you mean 'rbac'"],
    [['--deck', 'gone.md', ...flagsOf('text')], 2, "nothing matches 'gone.md'"],
    [['--topic', 'a', '--kind', 'txt', '--prompt', 'x', '--answer', 'y'], 2, "did you mean 'text'"],
    [['--topic', 'a', '--id', 'Not a slug', ...flagsOf('text')], 1, '[bad-id]'],
    [['--topic', 'a', '--id', 'one', ...flagsOf('text')], 1, '[duplicate-id]'],
    [
      ['--topic', 'rbac', '--id', 'role-for-a-user', ...flagsOf('text')],
      1,
      'There is a card rbac/role-for-a',
    ],
    [['--topic', 'a', ...flagsOf('command').slice(0, -2)], 1, '[answer-without-note]'],
    [
      ['--topic', 'a', '--kind', 'choice', '--prompt', 'x', '--answer', 'no list'],
      1,
      'k8s-drill: the card was',
    ],
  ])('%j is refused with %i, and nothing is written', async (argv, code, message) => {
    const env = testEnv();
    const path = join(env.home, 'decks/a.md');
    mkdirSync(join(env.home, 'decks'), { recursive: true });
    writeFileSync(path, deckText(cardText('one'), 'a'));
    const before = read(path);
    const ran = await runIn(env, 'new', 'card', ...argv);
    expect(ran.err).toContain(message);
    expect(ran.code).toBe(code);
    expect(read(path)).toBe(before);
    expect(existsSync(join(env.home, 'decks/rbac.md'))).toBe(false);
  });
});

describe('edit', () => {
  function worldWithDeck(...args: Parameters<typeof editorWorld>) {
    const world = editorWorld(...args);
    writeFileSync(join(world.env.workingDirectory, 'a.md'), deckText(cardText('one') + cardText('two'), 'a'));
    return world;
  }

  test('opens the file at the card, and says what is wrong with that card alone', async () => {
    const { env, calls } = worldWithDeck([(deck) => deck.replace('An answer.', '')]);
    Object.assign(env, { variables: { ...env.variables, EDITOR: 'vim' } });
    const { code, err } = await runIn(env, 'edit', 'a/two', '--deck', 'a.md');
    expect([code, err]).toEqual([0, '']);
    expect(calls).toEqual([`vim +13 ${join(env.workingDirectory, 'a.md')}`]);
  });

  test('a card that is left with an error gives 1', async () => {
    const { env } = worldWithDeck([(deck) => deck.replace('id: two', 'id: Two')]);
    const { code, err } = await runIn(env, 'edit', 'a/two', '--deck', 'a.md');
    expect(code).toBe(1);
    expect(err).toContain('[bad-id]');
  });

  test('at a terminal there is a way back into the editor', async () => {
    const spoil = (deck: string) => deck.replace('id: two', 'id: Two');
    const mend = (deck: string) => deck.replace('id: Two', 'id: two');
    const { env, opened } = worldWithDeck([spoil, mend], [['key', 'enter']]);
    expect((await runIn(env, 'edit', 'a/two', '--deck', 'a.md')).code).toBe(0);
    expect(opened).toHaveLength(2);
  });

  test('of a shipped deck it says that an update replaces it', async () => {
    const { env } = editorWorld([]);
    const { err } = await runIn(env, 'edit', 'rbac/role-for-a-user');
    expect(err).toContain('an update replaces it');
  });
});

describe('preview', () => {
  test('asks and grades as a session does, and saves nothing', async () => {
    const env = testEnv({ input: '1\n2\n' });
    writeFileSync(
      join(env.workingDirectory, 'a.md'),
      deckText(cardText('one', '```text answer\n1\n```') + cardText('two', '```text answer\n1\n```'), 'a'),
    );
    const { code, out } = await runIn(env, 'preview', 'a/two', 'a/one', '--deck', 'a.md');
    expect(code).toBe(0);
    expect(out.indexOf('Prompt of two')).toBeLessThan(out.indexOf('Prompt of one'));
    expect(out).toContain('+ Right');
    expect(out).toContain('x Wrong');
    expect(existsSync(join(env.home, 'reviews.jsonl'))).toBe(false);
  });

  test('an unknown card is refused with the nearest ones', async () => {
    const { code, err } = await runIn(testEnv(), 'preview', 'rbac/role-for-a-usr');
    expect(code).toBe(2);
    expect(err).toContain("did you mean 'rbac/role-for-a-user'");
  });
});
