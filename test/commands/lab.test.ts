import { existsSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Env, Spawned } from '../../src/env.ts';
import { askControl } from '../../src/serve/control/ask-control.ts';
import { runIn } from '../support/run.ts';
import { type TestEnv, testEnv } from '../support/test-env.ts';

const DECK = `---
title: Mine
topic: mine
domain: troubleshooting
kubernetes: "1.35"
---

## Create a ConfigMap \`settings\` in namespace \`shop\`, and write the word done to \`answer.txt\`
<!--
id: make-settings
minutes: 3
-->

\`\`\`yaml setup
apiVersion: v1
kind: Namespace
metadata: {name: shop}
\`\`\`

\`\`\`text file note.txt
a note
\`\`\`

\`\`\`yaml check 2
kind: ConfigMap
metadata: {name: settings, namespace: shop}
\`\`\`

\`\`\`text check
file: answer.txt = done
\`\`\`

\`\`\`sh answer
kubectl create configmap settings -n shop
echo done > answer.txt
\`\`\`

> [!TIP]
> Which verb makes objects?

## A word
<!-- id: word -->

\`\`\`text answer
a
\`\`\`
`;

interface Shell {
  readonly env: TestEnv;
  readonly args: readonly string[];
  readonly work: string;
  readonly variables: Readonly<Record<string, string>>;
  /** What a program of the shell prints. */
  say(word: string): Promise<string>;
  /** The kubectl that is built in, on the lab's cluster. */
  kubectl(...words: string[]): Promise<number>;
}

/** A world in which the learner's shell is a function. */
function worldWith(inside: (shell: Shell) => Promise<void>, shell = '/bin/bash'): TestEnv {
  const env = testEnv({ variables: { SHELL: shell, PATH: '/nowhere' } });
  const run: Env['run'] = (_, args, variables) => ({
    ended: inside(shellOf(env, args, variables)).then((): Spawned => ({ code: 0, signal: null })),
    kill: () => {},
  });
  writeFileSync(join(env.workingDirectory, 'mine.md'), DECK);
  return Object.assign(env, { run, now: () => Date.now(), isRunning: () => true });
}

function shellOf(env: TestEnv, args: readonly string[], variables: Readonly<Record<string, string>>): Shell {
  const control = variables['K8S_DRILL_LAB'] ?? '';
  return {
    env,
    args,
    variables,
    work: join(dirname(control), 'work'),
    say: async (word) => {
      const { port, token } = JSON.parse(readFileSync(control, 'utf8'));
      return (await askControl(port, { token, word, columns: 0 })).text;
    },
    kubectl: async (...words) => {
      const inner = testEnv({ variables });
      return (await runIn(inner, 'kubectl', '--', ...words)).code;
    },
  };
}

async function solve({ kubectl, work }: Shell): Promise<void> {
  expect(await kubectl('create', 'configmap', 'settings', '-n', 'shop')).toBe(0);
  writeFileSync(join(work, 'answer.txt'), 'done\n');
}

const ARGS = ['lab', '--deck', 'mine.md', 'mine/make-settings'] as const;

/** The reviews of a home. */
function reviews({ home }: TestEnv): { outcome: string; rating: number; hint: number; answer: string }[] {
  const path = join(home, 'reviews.jsonl');
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"review"'))
    .map((line) => JSON.parse(line));
}

/** Reading the cluster's code for the first time takes longer than a test may. */
beforeAll(() => import('../../src/commands/lab/run-lab.ts'), 120_000);

describe('a lab', () => {
  test('shows its task, has its files and programs, and leaves nothing behind', async () => {
    let folder = '';
    const env = worldWith(async ({ work, variables, args }) => {
      folder = dirname(work);
      expect(readdirSync(work)).toEqual(['note.txt']);
      expect(readFileSync(join(work, 'note.txt'), 'utf8')).toBe('a note\n');
      expect(readdirSync(join(folder, 'bin')).sort()).toEqual([
        'check',
        'helm',
        'hint',
        'k',
        'kubectl',
        'reset',
        'solution',
        'task',
      ]);
      for (const name of ['.', 'config', 'lab.json'])
        expect((lstatSync(join(folder, name)).mode & 0o077).toString(8)).toBe('0');
      expect(variables['PATH']).toBe(`${join(folder, 'bin')}:/nowhere`);
      const rc = readFileSync(args[1] ?? '', 'utf8');
      expect(rc).toContain("PS1='lab:make-settings $ '");
    });
    const { code, out } = await runIn(env, ...ARGS);
    expect(code).toBe(0);
    expect(out).toContain('Create a ConfigMap');
    expect(out).toContain('nothing is recorded');
    expect(existsSync(folder)).toBe(false);
    expect(reviews(env)).toEqual([]);
  });

  test('whose set-up fails ends with the reason, and so does its shell', async () => {
    const env = worldWith(() => new Promise(() => {}));
    let wasKilled = false;
    const { run } = env;
    Object.assign(env, {
      run: (...args: Parameters<Env['run']>) => ({ ...run(...args), kill: () => (wasKilled = true) }),
    });
    const broken = DECK.replace(
      '```text file',
      '```sh setup\nkubectl scale deploy nobody --replicas=2\n```\n\n```text file',
    );
    writeFileSync(join(env.workingDirectory, 'mine.md'), broken);
    const { code, err } = await runIn(env, ...ARGS);
    expect(err).toContain('the lab mine/make-settings cannot be set up: ');
    expect({ code, wasKilled }).toEqual({ code: 2, wasKilled: true });
  });

  test('is solved: check says so, and it is recorded as good', async () => {
    const env = worldWith(async (shell) => {
      expect(await shell.say('check')).toMatch(
        /0\/2 ConfigMap settings in namespace shop: there is no[\s\S]*0 of 3 points/,
      );
      await solve(shell);
      expect(await shell.say('check')).toContain('Solved: 3 of 3 points');
    });
    const { out } = await runIn(env, ...ARGS);
    expect(out).toContain('Recorded as solved;');
    expect(reviews(env)).toMatchObject([{ outcome: 'correct', rating: 3, hint: 0, answer: '100 %' }]);
  });

  test('with a hint is hard, and checked at the end', async () => {
    const env = worldWith(async (shell) => {
      expect(await shell.say('hint')).toContain('Which verb makes objects?');
      expect(await shell.say('hint')).toContain('no more hints');
      await solve(shell);
    });
    const { out } = await runIn(env, ...ARGS);
    expect(out).toContain('Solved: 3 of 3 points');
    expect(reviews(env)).toMatchObject([{ outcome: 'correct', rating: 2, hint: 1 }]);
  });

  test('half done counts as missed, with its share', async () => {
    const env = worldWith(async ({ kubectl }) => {
      await kubectl('create', 'configmap', 'settings', '-n', 'shop');
    });
    const { out } = await runIn(env, ...ARGS);
    expect(out).toContain('Not solved yet: 2 of 3 points');
    expect(reviews(env)).toMatchObject([{ outcome: 'wrong', rating: 1, answer: '67 %' }]);
  });

  test('whose solution was shown counts as missed, even if it is solved then', async () => {
    const env = worldWith(async (shell) => {
      expect(await shell.say('solution')).toContain('kubectl create configmap settings -n shop');
      await solve(shell);
      await shell.say('check');
    });
    await runIn(env, ...ARGS);
    expect(reviews(env)).toMatchObject([{ outcome: 'wrong', rating: 1 }]);
  });

  test('begins again with cluster, files and kubeconfig', async () => {
    const env = worldWith(async (shell) => {
      await solve(shell);
      const config = shell.variables['KUBECONFIG'] ?? '';
      const before = readFileSync(config, 'utf8');
      writeFileSync(config, 'broken');
      await shell.say('reset');
      expect(readFileSync(config, 'utf8')).toBe(before);
      expect(readdirSync(shell.work)).toEqual(['note.txt']);
      expect(await shell.say('check')).toContain('0 of 3 points');
      await solve(shell);
      expect(await shell.say('check')).toContain('Solved');
    });
    await runIn(env, ...ARGS);
    expect(reviews(env)).toHaveLength(1);
  });

  test('is taken back by undo, and listed with its state', async () => {
    const env = worldWith(async (shell) => {
      await solve(shell);
      await shell.say('check');
    });
    const state = async (): Promise<unknown> => {
      const { out } = await runIn(env, 'lab', '--list', '--json', '--topic', 'mine', '--deck', 'mine.md');
      return JSON.parse(out).labs.map((lab: { state: string; reviews: number }) => [lab.state, lab.reviews]);
    };
    expect(await state()).toEqual([['new', 0]]);
    await runIn(env, ...ARGS);
    expect(await state()).not.toEqual([['new', 0]]);
    expect((await runIn(env, 'undo')).code).toBe(0);
    expect(await state()).toEqual([['new', 0]]);
  });

  test('that is next needs no name', async () => {
    const env = worldWith(async () => {});
    const { out } = await runIn(env, 'lab', '--deck', 'mine.md', '--topic', 'mine');
    expect(out).toContain('mine/make-settings');
  });
});

test.each([
  ['/usr/bin/zsh', [], 'ZDOTDIR'],
  ['/bin/dash', ['-i'], 'ENV'],
])('%s is set up by files of the lab', async (program, wanted, variable) => {
  const env = worldWith(async ({ args, variables, work }) => {
    expect(args).toEqual(wanted);
    expect(variables[variable]?.startsWith(dirname(work))).toBe(true);
  }, program);
  expect((await runIn(env, ...ARGS)).code).toBe(0);
});

describe('refused', () => {
  test.each([
    [['lab', '--deck', 'mine.md', 'mine/word'], 'is not a lab but a text card'],
    [['lab', 'mine/nothing'], 'mine/nothing'],
    [['lab', '--word', 'check'], 'this is not the shell of a lab'],
    [['quiz', '--deck', 'mine.md', '--topic', 'mine', '--kind', 'lab'], 'k8s-drill lab starts one'],
    [['study', '--deck', 'mine.md', '--topic', 'mine', '--kind', 'lab'], 'k8s-drill lab starts one'],
  ])('%j', async (argv, message) => {
    const { code, err } = await runIn(
      worldWith(async () => {}),
      ...argv,
    );
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  test('whoever does not know the secret is hung up on', async () => {
    const env = worldWith(async ({ variables }) => {
      const { port } = JSON.parse(readFileSync(variables['K8S_DRILL_LAB'] ?? '', 'utf8'));
      const request = { token: '0'.repeat(64), word: 'solution', columns: 80 };
      await expect(askControl(port, request)).rejects.toThrow();
    });
    await runIn(env, ...ARGS);
    expect(reviews(env)).toEqual([]);
  });
});
