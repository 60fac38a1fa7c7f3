import { requestedOf } from '../snapshot.ts';
import { BEST, type Scorer } from './scorer.ts';

const RESOURCES = ['cpu', 'memory'];

/** Prefers nodes where CPU and memory are used in equal proportion; has no preference for a Pod that requests neither. */
export const BALANCED_ALLOCATION: Scorer = {
  name: 'NodeResourcesBalancedAllocation',
  weight: 1,
  score: ({ pod }, nodes) => {
    if (RESOURCES.every((name) => (pod.requests.get(name) ?? 0) === 0)) return undefined;
    return nodes.map((node) => {
      const taken = requestedOf(node, 'requests');
      const parts = RESOURCES.flatMap((name) => {
        const room = node.allocatable.get(name) ?? 0;
        const used = (taken.get(name) ?? 0) + (pod.requests.get(name) ?? 0);
        return room === 0 ? [] : [Math.min(used / room, 1)];
      });
      const [a = 0, b = a] = parts;
      return Math.floor((1 - Math.abs(a - b) / 2) * BEST);
    });
  },
};
