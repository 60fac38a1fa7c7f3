import { type JsonObject, listAt, textAt } from '../../../kubernetes/json.ts';
import { isBound, podClaims } from '../../volumes/pod-claims.ts';
import type { World } from '../../world.ts';
import type { Controller, Reconciled, Write } from '../controller.ts';
import { splitKey } from '../object-key.ts';
import { writeFailure } from './failure.ts';
import { findFeasible } from './filters/feasible.ts';
import { nominatedOn, withNominated } from './nominated.ts';
import { preempt } from './preempt.ts';
import { claimWatch, isWaiting, nodeWatch, podWatch, SCHEDULER } from './queue.ts';
import { pickNode } from './score/pick-node.ts';
import { type Cycle, type NodeInfo, nodeInfos, podInfo } from './snapshot.ts';
import { isChosen, planVolumes } from './volume-plan.ts';
import { writeVolumes } from './volume-writes.ts';

/**
 * Schedules Pods: picks the node with the best score among those that pass all filters; if there is none, looks for Pods to preempt.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 */
export const scheduler: Controller = {
  name: SCHEDULER,
  user: { name: 'system:kube-scheduler', groups: ['system:authenticated'] },
  component: SCHEDULER,
  manager: 'kube-scheduler',
  watches: [
    podWatch,
    nodeWatch,
    claimWatch('persistentvolumeclaims'),
    claimWatch('persistentvolumes'),
    claimWatch('storageclasses.storage.k8s.io'),
  ],
  reconcile: (key, world) => {
    const pod = world.get('pods', ...splitKey(key));
    return pod !== undefined && isWaiting(pod) && !isGated(pod) ? place(pod, world) : { writes: [] };
  },
};

function isGated(pod: JsonObject): boolean {
  return listAt(pod, 'spec', 'schedulingGates').length > 0;
}

function place(pod: JsonObject, world: World): Reconciled {
  const cycle: Cycle = { pod: podInfo(pod), nodes: nodeInfos(world), world };
  if (waitsForVolumes(cycle)) return { writes: [] };
  const feasibility = findFeasible(withNominated(cycle));
  const also = nominatedOn(cycle).length === 0 ? undefined : new Set(names(findFeasible(cycle).fit));
  const fit = feasibility.fit.filter((node) => also?.has(node.name) ?? true);
  const nominated = fit.find((node) => node.name === textAt(pod, 'status', 'nominatedNodeName'));
  const node =
    nominated ??
    pickNode(
      cycle,
      cycle.nodes.filter((n) => names(fit).includes(n.name)),
    );
  if (node !== undefined) return { writes: assign(cycle, node) };
  return { writes: writeFailure(cycle, feasibility, preempt(withNominated(cycle), feasibility)) };
}

function names(nodes: readonly NodeInfo[]): string[] {
  return nodes.map(({ name }) => name);
}

/** Whether the Pod already has its node and waits only for its claims to be bound. */
function waitsForVolumes({ pod, world }: Cycle): boolean {
  const node = textAt(pod.pod, 'status', 'nominatedNodeName');
  const found = podClaims(pod.pod, world);
  if (node === '' || 'problem' in found) return false;
  const open = found.claims.filter((claim) => !isBound(claim));
  return open.length > 0 && open.every((claim) => isChosen(claim, node, world));
}

function assign(cycle: Cycle, node: NodeInfo): Write[] {
  const { pod, namespace, name } = cycle.pod;
  const found = podClaims(pod, cycle.world);
  const open = 'claims' in found ? found.claims.filter((claim) => !isBound(claim)) : [];
  if (open.length > 0) {
    const plan = planVolumes(open, node, cycle.world);
    return 'reasons' in plan ? [] : writeVolumes(pod, node.name, plan);
  }
  return [
    { do: 'bind', namespace, pod: name, node: node.name },
    {
      do: 'event',
      about: pod,
      type: 'Normal',
      reason: 'Scheduled',
      message: `Successfully assigned ${namespace}/${name} to ${node.name}`,
      action: 'Binding',
    },
  ];
}
