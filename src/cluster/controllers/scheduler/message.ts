import type { Feasibility } from './filters/feasible.ts';
import type { Unfit } from './filters/filter.ts';

/** The message about a Pod that fits on no node: `0/4 nodes are available: 1 node(s) had untolerated taint(s), 3 Insufficient cpu. …` */
export function failureMessage(nodes: number, { unfit, refuses }: Feasibility, after: string): string {
  if (nodes === 0) return 'no nodes available to schedule pods';
  const why = refuses ?? countReasons([...unfit.values()]);
  return [`0/${nodes} nodes are available:`, why === '' ? '' : `${why}.`, after].filter(Boolean).join(' ');
}

/** The reasons, each with its number of nodes, sorted as text. */
export function countReasons(unfit: readonly Unfit[]): string {
  const counts = new Map<string, number>();
  for (const { reasons } of unfit)
    for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .sort()
    .join(', ');
}
