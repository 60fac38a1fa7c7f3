import { compare } from '../../src/kubernetes/compare/compare.ts';
import { readCommandTable } from '../support/command-table.ts';

const SECONDS = 3;

/** How many pairs of command lines are compared in a second, both sides read anew each time. */
export function run(): void {
  const pairs = [...readCommandTable('equal.tsv'), ...readCommandTable('near-misses.tsv')];
  const round = (): void => {
    for (const [reference = '', answer = ''] of pairs) compare(reference, answer);
  };
  for (let n = 0; n < 20; n++) round();
  const start = performance.now();
  let rounds = 0;
  for (; performance.now() - start < SECONDS * 1000; rounds++) round();
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `compare: ${Math.round((rounds * pairs.length) / seconds)} comparisons a second, ${pairs.length} pairs`,
  );
}
