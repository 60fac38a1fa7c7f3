import { spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/test-env.ts';

const ROOT = resolve(import.meta.dirname, '../..');

function run(program: string, args: readonly string[], cwd: string): string {
  const ran = spawnSync(program, args, { cwd, encoding: 'utf8' });
  expect(ran.status, ran.stderr).toBe(0);
  return ran.stdout;
}

/** A repository whose only commit is the files here as they are now. */
function committed(): string {
  const folder = temporaryFolder();
  const listed = run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], ROOT);
  const paths = listed.split('\0').filter((path) => path !== '' && existsSync(join(ROOT, path)));
  for (const path of paths) cpSync(join(ROOT, path), join(folder, path));
  run('git', ['init', '--quiet'], folder);
  run('git', ['add', '--all'], folder);
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  run('git', [...author, 'commit', '--quiet', '--message', 'All'], folder);
  return folder;
}

// As pre-commit installs the hooks: https://pre-commit.com/#node
test.runIf(existsSync(join(ROOT, '.git')))('a git checkout is built where it is installed from', () => {
  const prefix = temporaryFolder();
  const from = `git+file://${committed()}`;
  run(
    'npm',
    ['install', '--global', '--install-links', '--prefer-offline', '--prefix', prefix, from],
    prefix,
  );
  const installed = join(prefix, 'bin/k8s-drill');
  expect(run(installed, ['lint', '--rules'], prefix)).toContain('missing-id');
  expect(run(installed, ['lint', join(ROOT, 'decks/foundations'), '--max-warnings', '0'], prefix)).toContain(
    'nothing found',
  );
});
