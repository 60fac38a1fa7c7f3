import { textAt } from '../../../../kubernetes/json.ts';
import { selectsLabels } from '../../../label-selector.ts';
import type { Cycle, NodeInfo } from '../snapshot.ts';
import { countPods, countsFor, type SpreadConstraint, spreadConstraints } from '../spread-constraints.ts';
import { type Filter, never, notNow, type Unfit } from './filter.ts';

const UNFIT = "node(s) didn't match pod topology spread constraints";

/** Limits the skew between topology domains for constraints with `DoNotSchedule`. */
export const POD_TOPOLOGY_SPREAD: Filter = {
  name: 'PodTopologySpread',
  prepare: (cycle) => {
    const constraints = spreadConstraints(cycle.pod.pod, 'DoNotSchedule');
    if (constraints.length === 0) return { skip: true };
    const counts = constraints.map((constraint) => countByPlace(constraint, constraints, cycle));
    return {
      check: (node) => {
        for (const [i, constraint] of constraints.entries()) {
          const unfit = judge(constraint, counts[i] ?? new Map(), cycle, node);
          if (unfit !== undefined) return unfit;
        }
        return undefined;
      },
    };
  },
};

/** The number of Pods in each topology domain; a node that lacks one of the keys is not counted. */
function countByPlace(
  constraint: SpreadConstraint,
  all: readonly SpreadConstraint[],
  { pod, nodes }: Cycle,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const node of nodes) {
    if (!all.every(({ key }) => key in node.labels) || !countsFor(constraint, pod.pod, node)) continue;
    const place = textAt(node.labels, constraint.key);
    counts.set(place, (counts.get(place) ?? 0) + countPods(constraint, pod, node));
  }
  return counts;
}

function judge(
  constraint: SpreadConstraint,
  counts: ReadonlyMap<string, number>,
  { pod }: Cycle,
  node: NodeInfo,
): Unfit | undefined {
  if (!(constraint.key in node.labels)) return never(`${UNFIT} (missing required label)`);
  const least = counts.size < constraint.minDomains ? 0 : Math.min(...counts.values());
  const own = selectsLabels(constraint.selector, pod.labels) ? 1 : 0;
  const there = counts.get(textAt(node.labels, constraint.key)) ?? 0;
  return there + own - least > constraint.maxSkew ? notNow(UNFIT) : undefined;
}
