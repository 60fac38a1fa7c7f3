/**
 * Builds after an installation from a git checkout. Where npm installs globally from git, as pre-commit does, it runs this without the
 * development dependencies, against its documentation: they are installed first.
 *
 * @see https://github.com/npm/cli/issues/8440
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');

/** @param {string} name */
function isInstalled(name) {
  try {
    return import.meta.resolve(name) !== undefined;
  } catch {
    return false;
  }
}

if (!isInstalled('rolldown')) {
  const npm = process.env.npm_execpath;
  if (npm === undefined) throw new Error('the development dependencies are not installed: run `npm ci`');
  // Flags win over what the outer npm hands down in the environment.
  const args = [npm, 'ci', '--no-global', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
await import('./build.mjs');
