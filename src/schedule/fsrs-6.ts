import { FSRSAlgorithm } from 'ts-fsrs';
import type { MemoryModel } from './memory-model.ts';

const WEIGHTS = 21;

/**
 * FSRS-6 by ts-fsrs, of which only the formulas are used: its scheduler counts days by UTC midnight, reads the clock if no time
 * is given and does not restore due dates on rollback. See <https://github.com/open-spaced-repetition/ts-fsrs>.
 * @throws RangeError unless there are 21 weights: with fewer the library migrates them and prints to stdout.
 */
export function fsrs6(weights: readonly number[]): MemoryModel {
  if (weights.length !== WEIGHTS)
    throw new RangeError(`FSRS-6 has ${WEIGHTS} weights, not ${weights.length}`);
  const algorithm = new FSRSAlgorithm({ w: weights, enable_fuzz: false });
  let last = { retention: Number.NaN, modifier: Number.NaN };
  const modifierOf = (retention: number): number => {
    if (last.retention !== retention)
      last = { retention, modifier: algorithm.calculate_interval_modifier(retention) };
    return last.modifier;
  };
  return {
    id: 'fsrs-6',
    first: (rating) => algorithm.next_state(null, 0, rating),
    next: (memory, elapsedDays, rating) => algorithm.next_state(memory, elapsedDays, rating),
    recall: (memory, elapsedDays) => algorithm.forgetting_curve(elapsedDays, memory.stability),
    interval: (memory, retention) => memory.stability * modifierOf(retention),
  };
}
