import { textAt } from '../../../kubernetes/json.ts';
import { type Cycle, type PodInfo, podInfo } from './snapshot.ts';

/** The Pods that wait for room on a node that was promised to them, and are at least as important as this one. */
export function nominatedOn({ pod, world }: Cycle): PodInfo[] {
  return world
    .list('pods')
    .filter(
      (other) =>
        textAt(other, 'status', 'nominatedNodeName') !== '' &&
        textAt(other, 'spec', 'nodeName') === '' &&
        textAt(other, 'metadata', 'uid') !== textAt(pod.pod, 'metadata', 'uid'),
    )
    .map(podInfo)
    .filter((other) => other.priority >= pod.priority);
}

/** The nodes as if those Pods were there already. */
export function withNominated(cycle: Cycle): Cycle {
  const waiting = nominatedOn(cycle);
  if (waiting.length === 0) return cycle;
  return {
    ...cycle,
    nodes: cycle.nodes.map((node) => ({
      ...node,
      pods: [
        ...node.pods,
        ...waiting.filter((other) => textAt(other.pod, 'status', 'nominatedNodeName') === node.name),
      ],
    })),
  };
}
