import type { Cycle, NodeInfo } from '../snapshot.ts';

/** A score plugin, which ranks the nodes that can take a Pod. */
export interface Scorer {
  /** The name of the plugin in the scheduler's configuration. */
  readonly name: string;
  readonly weight: number;
  /** 0 to 100 for each node, in the given order, or `undefined` without a preference. */
  score(cycle: Cycle, nodes: readonly NodeInfo[]): readonly number[] | undefined;
}

/** The highest score of a node. */
export const BEST = 100;

/** Scales scores relative to the highest one, rounding down; reversed if low scores are better. */
export function normalize(scores: readonly number[], lowIsGood = false): number[] {
  const highest = Math.max(...scores);
  return scores.map((score) => {
    const part = highest === 0 ? 0 : Math.floor((score * BEST) / highest);
    return lowIsGood ? BEST - part : part;
  });
}
