/**
 * Mutation tests of parts, or of files in them, one part after another: `npm run test:mutation -- grade src/session/exam/*.ts [--force]`. Of a part
 * that was tested before, the results of files that are not named stay in its report.
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const args = process.argv.slice(2);
const named = args.filter((arg) => !arg.startsWith('-'));
const flags = args.filter((arg) => arg.startsWith('-'));
const stryker = resolve(import.meta.dirname, '../node_modules/@stryker-mutator/core/bin/stryker.js');

/** The files to change, by part; none for all of the part. */
const parts = new Map();
for (const name of named.length > 0 ? named : ['grade', 'schedule', 'session', 'progress', 'deck']) {
  const [, part = name] = /^src\/([^/]+)\//.exec(name) ?? [];
  parts.set(part, [...(parts.get(part) ?? []), ...(part === name ? [] : [name])]);
}

for (const [part, files] of parts) {
  const mutate = files.length > 0 ? ['--mutate', files.join(',')] : [];
  const { status } = spawnSync(process.execPath, [stryker, 'run', '.stryker.mjs', ...mutate, ...flags], {
    stdio: 'inherit',
    env: { ...process.env, K8S_DRILL_PART: part },
  });
  if (status !== 0) process.exitCode = 1;
}
