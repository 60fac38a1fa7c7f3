import { compareTrials, hasEffect } from '../../src/grade/worlds/compare-trials.ts';
import { describeEffect } from '../../src/grade/worlds/describe-effect.ts';
import { explore } from '../../src/grade/worlds/explore.ts';
import { randomWorld } from '../../src/grade/worlds/generate-worlds.ts';
import { askedBy } from '../../src/grade/worlds/judge-effect.ts';
import { tryBoth } from '../../src/grade/worlds/try-both.ts';
import { WorldPool } from '../../src/grade/worlds/world-pool.ts';

const pool = new WorldPool();

/** How an answer differs from a reference in one of so many further worlds; `undefined` where it does in none. */
export function differsInRandomWorlds(reference: string, answer: string, count: number): string | undefined {
  const { known } = explore(reference, answer, pool);
  const asked = askedBy(reference);
  for (let seed = 1; seed <= count; seed++) {
    const prepared = pool.prepare(randomWorld(known, seed * 7919));
    const { reference: expected, answer: actual } = tryBoth({ reference, answer }, prepared, pool);
    if (expected.exit !== 0 && !hasEffect(expected, asked)) continue;
    const { differences } = compareTrials(expected, actual, asked);
    if (differences.length > 0) return describeEffect(differences, { text: answer, trial: actual });
  }
  return undefined;
}
