import { textAt } from '../../../../kubernetes/json.ts';
import { fnv1a } from '../../../../source/fnv1a.ts';
import type { Cycle, NodeInfo } from '../snapshot.ts';
import { SCORERS } from './registry.ts';

/** The node with the best score. Ties are broken by the Pod's identity, so that the same input gives the same node. */
export function pickNode(cycle: Cycle, nodes: readonly NodeInfo[]): NodeInfo | undefined {
  const totals = nodes.map(() => 0);
  if (nodes.length > 1)
    for (const scorer of SCORERS)
      scorer.score(cycle, nodes)?.forEach((score, i) => {
        totals[i] = (totals[i] ?? 0) + score * scorer.weight;
      });
  const best = Math.max(...totals);
  const equal = nodes.filter((_, i) => totals[i] === best);
  const identity = textAt(cycle.pod.pod, 'metadata', 'uid') || `${cycle.pod.namespace}/${cycle.pod.name}`;
  return equal[fnv1a(identity) % Math.max(equal.length, 1)];
}
