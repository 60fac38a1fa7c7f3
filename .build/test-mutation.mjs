/** Mutation tests of a part, or of several one after another: `npm run test:mutation -- grade deck [--force]`. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const args = process.argv.slice(2);
const parts = args.filter((arg) => !arg.startsWith('-'));
const flags = args.filter((arg) => arg.startsWith('-'));
const stryker = resolve(import.meta.dirname, '../node_modules/@stryker-mutator/core/bin/stryker.js');
for (const part of parts.length > 0 ? parts : ['grade', 'schedule', 'session', 'progress', 'deck']) {
  const { status } = spawnSync(process.execPath, [stryker, 'run', '.stryker.mjs', ...flags], {
    stdio: 'inherit',
    env: { ...process.env, K8S_DRILL_PART: part },
  });
  if (status !== 0) process.exitCode = 1;
}
