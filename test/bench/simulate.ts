import { parseArgs } from 'node:util';
import { leitner, randomOrder, sm2 } from './simulate/baselines.ts';
import { estimate, pairedDifference } from './simulate/interval.ts';
import { MODELS } from './simulate/learner.ts';
import { orderAlone, ours } from './simulate/ours.ts';
import { runLearner } from './simulate/run-learner.ts';
import { fsrs } from './simulate/scheduled.ts';
import { CARDS, DAYS_TO_EXAM, FIRST_SEED, LEARNERS, MINUTES_A_DAY } from './simulate/setting.ts';
import type { CreateStrategy } from './simulate/strategy.ts';

const STRATEGIES: Readonly<Record<string, CreateStrategy>> = {
  'random order': randomOrder,
  Leitner: leitner,
  'SM-2': sm2,
  'FSRS 0.9': fsrs,
  'order alone': orderAlone,
  ours,
};

/** Weighted expected recall on the exam day by strategy, and how much ours is above each of them. */
export function run(args: readonly string[]): void {
  const { values } = parseArgs({
    args: [...args],
    options: { learners: { type: 'string' }, seed: { type: 'string' }, days: { type: 'string' } },
  });
  const learners = Number(values.learners ?? LEARNERS);
  const seed = Number(values.seed ?? FIRST_SEED);
  console.log(
    `${CARDS.length} cards, ${MINUTES_A_DAY} minutes a day, ${learners} learners from seed ${seed}`,
  );
  for (const [name, model] of Object.entries(MODELS)) {
    for (const days of DAYS_TO_EXAM.filter((d) => values.days === undefined || d === Number(values.days))) {
      console.log(`\n${name}, ${days} days to the exam`);
      const results = Object.entries(STRATEGIES).map(([strategy, create]) => ({
        strategy,
        recall: Array.from({ length: learners }, (_, i) => runLearner(model, create, days, `${seed + i}`)),
      }));
      const best = results.at(-1)?.recall ?? [];
      for (const { strategy, recall } of results) {
        const ahead = strategy === 'ours' ? '' : `ours ${range(pairedDifference(best, recall))}`;
        console.log(`  ${strategy.padEnd(14)}${percent(estimate(recall).mean)}   ${ahead}`);
      }
    }
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`.padStart(7);
}

function range({ mean, within }: { mean: number; within: number }): string {
  return `${mean < 0 ? '' : '+'}${(100 * mean).toFixed(2)} ± ${(100 * within).toFixed(2)} points`;
}
