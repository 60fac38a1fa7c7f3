/**
 * Mutation testing of one part: `npm run test:mutation -- grade`. Each mutant runs only the tests of its part. What was found is kept in
 * `node_modules/.mutation/<part>`, so a second run looks only at what has changed. A sample is kept apart, and includes
 * mutants of code that only runs when its module is loaded: each of them costs a run of all tests of the part, so a whole run ignores them.
 */
import { existsSync } from 'node:fs';
import { WANTED_SCORE } from './.build/mutation-sample.mjs';

const PARTS = ['grade', 'schedule', 'session', 'progress', 'deck'];
const part = process.env.K8S_DRILL_PART ?? '';
if (!PARTS.includes(part)) throw new Error(`name a part: npm run test:mutation -- ${PARTS.join(' | ')}`);
if (!existsSync(`src/${part}`)) throw new Error(`there is no src/${part}`);
const sampled = process.env.K8S_DRILL_SAMPLE !== undefined;
const allTests = process.env.K8S_DRILL_TESTS === undefined;

/** @see https://stryker-mutator.io/docs/stryker-js/configuration/ */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', ...(sampled ? ['./.build/mutation-sample.mjs'] : [])],
  checkers: sampled ? ['sample'] : [],
  vitest: { configFile: 'test/vitest.mutation.config.mts', related: false },
  mutate: [`src/${part}/**/*.ts`],
  ignorePatterns: ['/.git', '/.stryker', '/dist/LICENSES.txt', '/.github/screens'],
  coverageAnalysis: 'perTest',
  ignoreStatic: !sampled,
  incremental: !sampled && allTests,
  incrementalFile: `node_modules/.mutation/${part}/incremental.json`,
  tempDirName: `.stryker/${part}`,
  reporters: ['progress-append-only', 'clear-text', 'json', ...(sampled || !allTests ? [] : ['html'])],
  htmlReporter: { fileName: `node_modules/.mutation/${part}/report.html` },
  jsonReporter: {
    fileName: `node_modules/.mutation/${part}/${sampled ? 'sample' : allTests ? 'report' : 'some-tests'}.json`,
  },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  // TypeScript 7 lacks the interface by which Stryker would rewrite the configuration; nothing here needs that.
  tsconfigFile: 'none',
  concurrency: Number(process.env.K8S_DRILL_CONCURRENCY ?? 1),
  thresholds: { high: 90, low: 100 * WANTED_SCORE, break: sampled || !allTests ? null : 100 * WANTED_SCORE },
  // Long enough for a busy machine: what is slow only there would fail at the start, or count as noticed.
  dryRunTimeoutMinutes: 30,
  timeoutFactor: 4,
  timeoutMS: 20_000,
};
