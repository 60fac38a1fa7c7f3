import { textAt } from '../../../../kubernetes/json.ts';
import type { Cycle, NodeInfo } from '../snapshot.ts';
import { SCORERS } from './registry.ts';

/** The node with the best score. Among equals, the Pod's own identity decides, so that the same input gives the same node. */
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
  return equal[hash(identity) % Math.max(equal.length, 1)];
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value;
}
