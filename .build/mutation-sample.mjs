/**
 * A random sample of a part's mutants, and the score that it stands for. Stryker asks a checker which mutants are worth a run: this one refuses
 * those that are not drawn, so they are in Stryker's report as compile errors.
 */
import { createHash } from 'node:crypto';

/** @typedef {{ line: number, column: number }} Position */
/** @typedef {{ id: string, fileName: string, location: { start: Position, end: Position }, mutatorName: string, replacement: string }} Mutant */
/** @typedef {{ status: string, static?: boolean, coveredBy?: string[] }} Result */
/** @typedef {{ noticed: number, counted: number, score: number, low: number, high: number }} Score */

/** The share of mutants that tests must notice, in each part. */
export const WANTED_SCORE = 0.85;

const Z_95 = 1.959964;

/**
 * The mutants with the lowest hashes: each mutant is as likely as any other, and a change of one file leaves most of the others' draw as it was.
 * @param {readonly Mutant[]} mutants
 * @param {number} count
 * @param {number} seed
 * @returns {Set<string>} the drawn ids
 */
export function draw(mutants, count, seed) {
  const ranked = mutants.map((mutant) => ({ id: mutant.id, rank: rankOf(mutant, seed) }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return new Set(ranked.slice(0, count).map(({ id }) => id));
}

/** @param {Mutant} mutant @param {number} seed */
function rankOf({ fileName, location, mutatorName, replacement }, seed) {
  const file = fileName.replaceAll('\\', '/').replace(/^.*\/src\//, '');
  return createHash('sha256')
    .update(JSON.stringify([seed, file, location.start, location.end, mutatorName, replacement]))
    .digest('hex');
}

/**
 * The share of noticed mutants, with Wilson's interval of 95 %. A mutant that no test reaches counts as unnoticed; one that is refused or cannot
 * run does not count.
 * @see https://doi.org/10.1080/01621459.1927.10502953
 * @param {readonly Result[]} results
 * @returns {Score}
 */
export function scoreOf(results) {
  const noticed = results.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  const unnoticed = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage').length;
  const counted = noticed + unnoticed;
  const score = noticed / counted;
  const squared = Z_95 ** 2 / counted;
  const centre = score + squared / 2;
  const margin = Z_95 * Math.sqrt((score * (1 - score)) / counted + squared / (4 * counted));
  return {
    noticed,
    counted,
    score,
    low: (centre - margin) / (1 + squared),
    high: (centre + margin) / (1 + squared),
  };
}

/**
 * What a sample says of its part: the score of all mutants, and of those alone that a whole run does not ignore.
 * @param {readonly Result[]} results of all the part's mutants
 */
export function summaryOf(results) {
  const drawn = results.filter(({ status }) => status !== 'CompileError' && status !== 'Ignored');
  const states = [...new Set(drawn.map(({ status }) => status))].sort();
  const counts = states.map((state) => `${drawn.filter(({ status }) => status === state).length} ${state}`);
  return [
    `${results.length} mutants, ${drawn.length} drawn: ${counts.join(', ')}`,
    `score of all:                      ${worded(scoreOf(drawn))}`,
    `without what runs only at loading: ${worded(scoreOf(drawn.filter((result) => !runsOnlyAtLoading(result))))}`,
  ].join('\n');
}

/**
 * Whether a mutant changes what runs when modules are loaded, and no test by itself: a table, a constant, what a test file does to define its tests.
 * @param {Result} result
 */
function runsOnlyAtLoading(result) {
  return result.static === true && (result.coveredBy ?? []).length === 0;
}

/** @param {Score} score */
function worded({ noticed, counted, score, low, high }) {
  if (counted === 0) return 'none drawn';
  return `${noticed} of ${counted}, ${percent(score)} (95 % interval ${percent(low)} to ${percent(high)})`;
}

/** @param {number} share */
const percent = (share) => `${(100 * share).toFixed(1)} %`;

/** @param {readonly Mutant[]} mutants */
async function check(mutants) {
  const [count = 0, seed = 0] = (process.env['K8S_DRILL_SAMPLE'] ?? '').split(',').map(Number);
  const drawn = draw(mutants, count, seed);
  return Object.fromEntries(
    mutants.map(({ id }) => [
      id,
      drawn.has(id) ? { status: 'passed' } : { status: 'compileError', reason: 'not drawn' },
    ]),
  );
}

export const strykerPlugins = [
  {
    kind: 'Checker',
    name: 'sample',
    value: {
      init: async () => undefined,
      /** @param {readonly Mutant[]} mutants */
      group: async (mutants) => [mutants.map(({ id }) => id)],
      check,
    },
  },
];
