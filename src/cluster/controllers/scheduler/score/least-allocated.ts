import { requestedOf } from '../snapshot.ts';
import { BEST, type Scorer } from './scorer.ts';

const RESOURCES = ['cpu', 'memory'];

/** Prefers nodes with much free CPU and memory. */
export const LEAST_ALLOCATED: Scorer = {
  name: 'NodeResourcesFit',
  weight: 1,
  score: ({ pod }, nodes) =>
    nodes.map((node) => {
      const taken = requestedOf(node, 'requestsForScore');
      const parts = RESOURCES.map((name) => ({
        room: node.allocatable.get(name) ?? 0,
        used: (taken.get(name) ?? 0) + (pod.requestsForScore.get(name) ?? 0),
      })).filter(({ room }) => room > 0);
      const scores = parts.map(({ room, used }) =>
        used > room ? 0 : Math.floor(((room - used) * BEST) / room),
      );
      return scores.length === 0 ? 0 : Math.floor(scores.reduce((a, b) => a + b, 0) / scores.length);
    }),
};
