/**
 * Mutation tests of parts, or of files in them, one part after another: `npm run test:mutation -- grade src/session/exam/*.ts [--force]`. Of a part
 * that was tested before, the results of files that are not named stay in its report. `--sample 200 [--seed 2]` tests a random sample of each
 * part and prints the score that it stands for. `--tests grade/readings.test.ts,…` runs only these tests, which takes seconds for one file: what
 * they leave unnoticed another test of the part may still notice.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { scoreOf, summaryOf, WANTED_SCORE } from './mutation-sample.mjs';

const { values, positionals } = parseArgs({
  options: {
    force: { type: 'boolean', default: false },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    tests: { type: 'string' },
  },
  allowPositionals: true,
});
if (values.sample !== undefined && !/^[1-9]\d*$/.test(values.sample))
  throw new Error('--sample takes a count, such as 200');
const stryker = resolve(import.meta.dirname, '../node_modules/@stryker-mutator/core/bin/stryker.js');

/** The files to change, by part; none for all of the part. */
const parts = new Map();
for (const name of positionals.length > 0
  ? positionals
  : ['grade', 'schedule', 'session', 'progress', 'deck']) {
  const [, part = name] = /^src\/([^/]+)\//.exec(name) ?? [];
  parts.set(part, [...(parts.get(part) ?? []), ...(part === name ? [] : [name])]);
}

for (const [part, files] of parts) {
  const mutate = files.length > 0 ? ['--mutate', files.join(',')] : [];
  const force = values.force ? ['--force'] : [];
  const sample = values.sample === undefined ? {} : { K8S_DRILL_SAMPLE: `${values.sample},${values.seed}` };
  const tests = values.tests === undefined ? {} : { K8S_DRILL_TESTS: values.tests };
  const { status } = spawnSync(process.execPath, [stryker, 'run', '.stryker.mjs', ...mutate, ...force], {
    stdio: 'inherit',
    env: { ...process.env, K8S_DRILL_PART: part, ...sample, ...tests },
  });
  if (status !== 0) process.exitCode = 1;
  else if (values.sample !== undefined) report(part);
}

/** @param {string} part */
function report(part) {
  const { files } = JSON.parse(readFileSync(`node_modules/.mutation/${part}/sample.json`, 'utf8'));
  const results = Object.values(files).flatMap(({ mutants }) => mutants);
  console.log(`${part}, seed ${values.seed}: ${summaryOf(results)}`);
  if (scoreOf(results).score < WANTED_SCORE) process.exitCode = 1;
}
