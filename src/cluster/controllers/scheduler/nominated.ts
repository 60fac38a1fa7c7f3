import { textAt } from '../../../kubernetes/json.ts';
import { type Cycle, type PodInfo, podInfo, withPods } from './snapshot.ts';

/** The Pods nominated to a node that have at least the priority of this Pod. */
export function nominatedOn({ pod, world }: Cycle): PodInfo[] {
  return world
    .podsOn('')
    .filter(
      (other) =>
        textAt(other, 'status', 'nominatedNodeName') !== '' &&
        textAt(other, 'metadata', 'uid') !== textAt(pod.pod, 'metadata', 'uid'),
    )
    .map(podInfo)
    .filter((other) => other.priority >= pod.priority);
}

/** The nodes as if the nominated Pods were already running there. */
export function withNominated(cycle: Cycle): Cycle {
  const waiting = nominatedOn(cycle);
  if (waiting.length === 0) return cycle;
  return {
    ...cycle,
    nodes: cycle.nodes.map((node) =>
      withPods(node, [
        ...node.pods,
        ...waiting.filter((other) => textAt(other.pod, 'status', 'nominatedNodeName') === node.name),
      ]),
    ),
  };
}
