import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { CommandOutline } from '../../src/commands/completion/outline.ts';
import { outlineProgram } from '../../src/commands/completion/outline-program.ts';
import { GUIDES } from '../../src/commands/help/guides.ts';
import { DEFAULT_WEIGHTS } from '../../src/schedule/parameters.ts';
import { cardText, deckText } from '../support/decks.ts';
import { review } from '../support/events.ts';
import { runIn } from '../support/run.ts';
import { splitWords } from '../support/split-words.ts';
import { type TestEnv, temporaryFolder, testEnv } from '../support/test-env.ts';

const POD =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: nginx}]}\n';
const LOG = [
  { format: 'k8s-drill-reviews', v: 1, id: '00' },
  review(1),
  { ...review(2), id: '5f0c21ab'.padEnd(32, '0') },
]
  .map((record) => `${JSON.stringify(record)}\n`)
  .join('');
const weights = DEFAULT_WEIGHTS.join(',');

/** What lies in the folder in which the examples are run; `home/` is the learner's. */
const FILES: Readonly<Record<string, string>> = {
  'home/reviews.jsonl': LOG,
  'home/config.json': JSON.stringify({ 'new-per-day': 5, weights, 'weights-before': weights }),
  'home/decks/own.md': deckText(cardText('api-port', '```text answer\n6443\n```'), 'own'),
  'my-deck.md': deckText(cardText('etcd-port', '```text answer\n2379\n```'), 'my-deck'),
  'decks/rbac-of-mine.md': deckText(cardText('port', '```text answer\n10250\n```'), 'rbac-of-mine'),
  'pod.yaml': POD,
  'app.yaml': POD,
  'old.yaml': POD,
  'new.yaml': POD,
  'manifests/pod.yaml': POD,
  'old-laptop/k8s-drill/reviews.jsonl': LOG,
};

/** What standard input holds; nothing elsewhere. */
const INPUT: Readonly<Record<string, string>> = { check: POD };

function world(): TestEnv {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return testEnv({ folder, variables: { EDITOR: 'sh', PATH: process.env['PATH'] ?? '' } });
}

const names = (path: readonly CommandOutline[]) => path.map(({ name }) => name);

function commandsIn(command: CommandOutline, path: readonly CommandOutline[] = []): CommandOutline[][] {
  const here = [...path, command];
  return [here, ...command.commands.flatMap((inner) => commandsIn(inner, here))];
}

const { root } = await outlineProgram([], { topicGroups: {} }, []);
const all = commandsIn(root).map((path) => names(path).slice(1));

async function examplesOf(words: readonly string[]): Promise<string[]> {
  const { out, code } = await runIn(testEnv(), ...words, '--help');
  expect(code).toBe(0);
  const [, section = ''] = out.split('\nExamples:\n');
  return section
    .split('\n')
    .filter((line) => line.startsWith('  $ '))
    .map((line) => (line.slice('  $ '.length).split('  # ')[0] ?? '').trim());
}

describe('the help of every command', () => {
  test.each(all.map((words) => [words.join(' '), words]))('%s ends with examples', async (_, words) => {
    expect(await examplesOf(words)).not.toEqual([]);
  });

  /** Tried with a real cluster in test/slow/real-lab.test.ts. */
  const NEEDS_A_CLUSTER = / --context /;

  test.each(root.commands.map(({ name }) => name))('every example of %s runs', async (name) => {
    const env = world();
    for (const line of await examplesOf([name])) {
      if (NEEDS_A_CLUSTER.test(line)) continue;
      const [, command = ''] = /(?:^|[|(] ?)k8s-drill ([^|)]*)/.exec(line) ?? [];
      Object.assign(env, {
        stdin: Object.assign(Readable.from([INPUT[name] ?? '']), { isTTY: false }),
      });
      const { code, err } = await runIn(env, ...splitWords(command));
      // 1 says that something was found, or a score not reached: with no answers and a folder of odds and ends it may.
      expect([0, 1], `${line}\n${err}`).toContain(code);
    }
  });

  test('fits 40 columns: what an example does stands above it', async () => {
    const env = testEnv();
    Object.assign(env.stdout, { columns: 40 });
    const { out } = await runIn(env, 'topics', '--help');
    expect(out).toContain('  # every topic with its cards\n  $ k8s-drill topics\n');
  });
});

describe('the guides', () => {
  test.each(GUIDES.map(({ name }) => name))('%s, at 40 and 80 columns, in ASCII', async (name) => {
    for (const columns of [40, 80]) {
      const env = testEnv();
      Object.assign(env.stdout, { columns });
      const { code, out } = await runIn(env, 'help', name);
      expect(code).toBe(0);
      expect(out.split('\n').filter((line) => line.length > columns && !line.startsWith('  '))).toEqual([]);
      expect(out).toMatch(/^[\x20-\x7e\n]*$/);
    }
  });

  test.each([
    [['help'], 'Usage: k8s-drill [options] [command]'],
    [['help', 'quiz'], 'Usage: k8s-drill quiz'],
    [['help', 'config', 'set'], 'Usage: k8s-drill config set'],
  ])('%j is the help of the command', async (argv, usage) => {
    expect((await runIn(testEnv(), ...argv)).out).toContain(usage);
  });

  test('an unknown subject is said, with the nearest ones', async () => {
    const { code, err } = await runIn(testEnv(), 'help', 'gradin');
    expect(code).toBe(2);
    expect(err).toContain("there is no help on 'gradin'; did you mean 'grading'");
  });
});
