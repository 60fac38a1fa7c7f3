import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CASES } from '../support/cases.ts';
import { temporaryFolder } from '../support/test-env.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const BIN = join(ROOT, 'bin/k8s-drill.js');

/** The Node that runs the tests, and those that `npm run test:nodes` names. */
const NODES = (process.env['K8S_DRILL_NODES'] ?? process.execPath).split(':');

describe.each(NODES)('with %s', (node) => {
  test.each(CASES.filter((c) => c.built))(
    '$name',
    ({ argv, input = '', code, out = [], err = [], files = {} }) => {
      const folder = temporaryFolder();
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      const { PATH = '' } = process.env;
      const env = { PATH, HOME: folder, K8S_DRILL_HOME: join(folder, 'home') };
      const ran = spawnSync(node, [BIN, ...argv], { cwd: folder, env, input, encoding: 'utf8' });
      for (const wanted of out) expect(ran.stdout).toMatch(wanted);
      for (const wanted of err) expect(ran.stderr).toMatch(wanted);
      expect(ran.status, ran.stderr).toBe(code);
    },
  );
});

test.runIf(existsSync('/dev/full'))('a full disk under standard output is said, with exit code 3', () => {
  const full = openSync('/dev/full', 'w');
  const ran = spawnSync(process.execPath, [BIN, 'topics'], {
    env: { K8S_DRILL_HOME: temporaryFolder() },
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
  });
  closeSync(full);
  expect(ran.stderr).toBe(
    'k8s-drill: cannot write standard output: ENOSPC: no space left on device, write\n',
  );
  expect(ran.status).toBe(3);
});

test('the package holds what runs, and runs where it is installed', () => {
  const folder = temporaryFolder();
  const npm = (args: readonly string[], cwd: string) => {
    const ran = spawnSync('npm', args, {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, npm_config_ignore_scripts: 'true' },
    });
    expect(ran.status, ran.stderr).toBe(0);
    return ran.stdout;
  };
  const [packed] = JSON.parse(npm(['pack', '--json', '--pack-destination', folder], ROOT));
  const paths: string[] = packed.files.map((file: { path: string }) => file.path);
  const expected =
    /^(bin\/k8s-drill\.js|dist\/[\w.-]+|decks\/README\.md|decks\/[\w-]+\/[\w-]+\.md|package\.json|README\.md|LICENSE|NOTICE)$/;
  expect(paths.filter((path) => !expected.test(path))).toEqual([]);
  writeFileSync(join(folder, 'package.json'), '{"private": true}');
  npm(['install', '--no-audit', '--no-fund', '--offline', join(folder, packed.filename)], folder);
  const installed = join(folder, 'node_modules/.bin/k8s-drill');
  expect(existsSync(installed)).toBe(true);
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, K8S_DRILL_HOME: join(folder, 'home') };
  const ran = spawnSync(installed, ['quiz', '--topic', 'rbac', '--kind', 'choice', '--count', '1'], {
    cwd: folder,
    env,
    input: '1\n',
    encoding: 'utf8',
  });
  expect(ran.stdout).toMatch(/[01] of 1 right/);
  expect(ran.status, ran.stderr).toBe(0);
});
