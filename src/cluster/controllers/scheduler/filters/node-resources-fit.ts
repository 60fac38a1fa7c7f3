import { requestedOf } from '../snapshot.ts';
import type { Filter } from './filter.ts';

const FIRST = ['cpu', 'memory', 'ephemeral-storage'];

/** Limits the Pods of a node to its allocatable resources and number of Pods. */
export const NODE_RESOURCES_FIT: Filter = {
  name: 'NodeResourcesFit',
  prepare: ({ pod }) => ({
    check: (node) => {
      const reasons: string[] = [];
      let resolvable = true;
      if (node.pods.length + 1 > (node.allocatable.get('pods') ?? 0)) reasons.push('Too many pods');
      const taken = requestedOf(node, 'requests');
      for (const [name, amount] of inOrder(pod.requests)) {
        const room = node.allocatable.get(name) ?? 0;
        if (amount === 0 || amount <= room - (taken.get(name) ?? 0)) continue;
        reasons.push(`Insufficient ${name}`);
        if (amount > room) resolvable = false;
      }
      return reasons.length === 0 ? undefined : { reasons, resolvable };
    },
  }),
};

function inOrder(requests: ReadonlyMap<string, number>): [string, number][] {
  const rank = (name: string) => (FIRST.indexOf(name) + FIRST.length + 1) % (FIRST.length + 1);
  return [...requests].filter(([name]) => name !== 'pods').sort(([a], [b]) => rank(a) - rank(b));
}
