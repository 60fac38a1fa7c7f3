import { type JsonObject, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { timeText } from '../../time.ts';
import { conditionOf, replaceCondition } from '../condition.ts';
import type { Write } from '../controller.ts';
import { isDeleting, uidOf } from '../owner.ts';
import { deletionOf } from '../pod-writes.ts';
import type { Feasibility } from './filters/feasible.ts';
import { failureMessage } from './message.ts';
import type { Candidate } from './preempt.ts';
import type { Cycle, PodInfo } from './snapshot.ts';

/** Records why a Pod was not scheduled, and preempts other Pods if that helps. Writes nothing if nothing changed. */
export function writeFailure(
  cycle: Cycle,
  feasibility: Feasibility,
  outcome: Candidate | { readonly why: string },
): Write[] {
  const { pod } = cycle.pod;
  const node = 'victims' in outcome ? outcome.node.name : '';
  const message = failureMessage(cycle.nodes.length, feasibility, 'why' in outcome ? outcome.why : '');
  const status = objectAt(pod, 'status');
  const isKnown = conditionOf(status, 'PodScheduled')?.message === message;
  const victims = 'victims' in outcome ? outcome.victims.filter(({ pod: v }) => !isDeleting(v)) : [];
  const promised = textAt(status, 'nominatedNodeName');
  if (isKnown && victims.length === 0 && (node === '' || promised === node)) return [];
  return [
    ...victims.flatMap((victim) => evict(victim, cycle, node)),
    {
      do: 'event',
      about: pod,
      type: 'Warning',
      reason: 'FailedScheduling',
      message,
      action: 'Scheduling',
    },
    statusPatch(pod, {
      conditions: replaceCondition(objectsAt(status, 'conditions'), {
        type: 'PodScheduled',
        observedGeneration: numberAt(pod, 'metadata', 'generation') ?? 1,
        status: 'False',
        lastProbeTime: null,
        lastTransitionTime: timeText(cycle.world.now),
        reason: 'Unschedulable',
        message,
      }),
      ...(node !== '' && { nominatedNodeName: node }),
    }),
  ];
}

function evict({ pod }: PodInfo, cycle: Cycle, node: string): Write[] {
  const preemptor = cycle.pod.pod;
  const by = textAt(preemptor, 'spec', 'schedulerName');
  return [
    statusPatch(pod, {
      conditions: replaceCondition(objectsAt(pod, 'status', 'conditions'), {
        type: 'DisruptionTarget',
        observedGeneration: numberAt(pod, 'metadata', 'generation') ?? 1,
        status: 'True',
        lastProbeTime: null,
        lastTransitionTime: timeText(cycle.world.now),
        reason: 'PreemptionByScheduler',
        message: `${by}: preempting to accommodate a higher priority pod`,
      }),
    }),
    deletionOf(pod),
    {
      do: 'event',
      about: pod,
      type: 'Normal',
      reason: 'Preempted',
      message: `Preempted by pod ${uidOf(preemptor)} on node ${node}`,
      action: 'Preempting',
    },
  ];
}

function statusPatch(pod: JsonObject, status: JsonObject): Write {
  return {
    do: 'patch',
    resource: 'pods',
    namespace: textAt(pod, 'metadata', 'namespace'),
    name: textAt(pod, 'metadata', 'name'),
    subresource: 'status',
    patch: { status },
  };
}
