import type { Cycle, NodeInfo } from '../snapshot.ts';

/** One preference among nodes that may take a Pod. */
export interface Scorer {
  /** As the scheduler's configuration names the plugin. */
  readonly name: string;
  readonly weight: number;
  /** 0 to 100 for each node, in their order; `undefined` where it has no preference. */
  score(cycle: Cycle, nodes: readonly NodeInfo[]): readonly number[] | undefined;
}

/** The best score of a node. */
export const BEST = 100;

/** Scores as parts of the highest, rounded down; the other way round where low is good. */
export function normalize(scores: readonly number[], lowIsGood = false): number[] {
  const highest = Math.max(...scores);
  return scores.map((score) => {
    const part = highest === 0 ? 0 : Math.floor((score * BEST) / highest);
    return lowIsGood ? BEST - part : part;
  });
}
