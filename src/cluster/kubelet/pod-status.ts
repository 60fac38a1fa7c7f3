import {
  isObject,
  type Json,
  type JsonObject,
  numberAt,
  objectAt,
  objectsAt,
  textAt,
} from '../../kubernetes/json.ts';
import { conditionOf } from '../controllers/condition.ts';
import { timeText } from '../time.ts';
import { containerStatus } from './container-status.ts';
import { hostAddress } from './downward.ts';
import { appParts, debugParts, initParts, nameOf } from './parts.ts';
import { newContainer } from './pod-run.ts';
import type { PodPart, Sync } from './sync.ts';

const OWN = ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'];

/** The status of a Pod, as its kubelet writes it. */
export function podStatus(sync: Sync): JsonObject {
  const { pod, node, run } = sync;
  const before = objectAt(pod, 'status');
  const phase = phaseOf(sync);
  const hostIP = hostAddress(node);
  const lists = {
    initContainerStatuses: statuses(sync, initParts(pod)),
    containerStatuses: statuses(sync, appParts(pod)),
    ephemeralContainerStatuses: statuses(sync, debugParts(pod)),
  };
  const { reason, message } = run.over ?? {};
  const status = kept(before);
  status.observedGeneration = numberAt(pod, 'metadata', 'generation') ?? 1;
  status.phase = phase;
  if (reason !== undefined) status.reason = reason;
  if (message !== undefined) status.message = message;
  status.conditions = conditions(sync, phase, lists);
  status.hostIP = hostIP;
  status.hostIPs = [{ ip: hostIP }];
  if (run.ip !== undefined) {
    status.podIP = run.ip;
    status.podIPs = [{ ip: run.ip }];
  }
  status.startTime = before.startTime ?? timeText(run.since);
  for (const [name, list] of Object.entries(lists)) if (list.length > 0) status[name] = list;
  return status;
}

/** The fields that other components write and kubelets leave alone. */
const KEPT = ['qosClass', 'nominatedNodeName', 'resize', 'resourceClaimStatuses'];

function kept(before: JsonObject): JsonObject {
  const found: JsonObject = {};
  for (const key of KEPT) {
    const value = before[key];
    if (value !== undefined) found[key] = value;
  }
  return found;
}

function statuses(sync: Sync, parts: readonly PodPart[]): JsonObject[] {
  return parts.map((part) =>
    containerStatus(sync, part, sync.run.containers[nameOf(part)] ?? newContainer()),
  );
}

/** @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase */
function phaseOf({ pod, run }: Sync): string {
  if (run.over !== undefined) return run.over.phase;
  const runs = appParts(pod).map((p) => run.containers[nameOf(p)] ?? newContainer());
  const initializing = initParts(pod).some((p) => {
    const init = run.containers[nameOf(p)];
    return p.kind === 'init' ? init?.ended?.exitCode !== 0 : init?.startedAt === undefined;
  });
  const begun = runs.some((r) => r.startedAt !== undefined);
  if (initializing && !begun) return 'Pending';
  return runs.every((r) => r.startedAt !== undefined) ? 'Running' : 'Pending';
}

type Lists = Readonly<Record<'initContainerStatuses' | 'containerStatuses', JsonObject[]>>;

function conditions(sync: Sync, phase: string, lists: Lists): JsonObject[] {
  const { pod, run, world } = sync;
  const before = objectAt(pod, 'status');
  const generation = numberAt(pod, 'metadata', 'generation') ?? 1;
  const ready = readiness(phase, lists);
  const gates = gateProblem(pod);
  const own: Readonly<Record<string, Finding>> = {
    PodReadyToStartContainers: { holds: run.mounted && run.over === undefined },
    Initialized: initialized(phase, initParts(pod), lists.initContainerStatuses),
    Ready:
      ready.holds && gates !== undefined
        ? { holds: false, reason: 'ReadinessGatesNotReady', message: gates }
        : ready,
    ContainersReady: ready,
    PodScheduled: { holds: true },
  };
  const written = Object.entries(own).map(([type, { holds, reason, message }]): JsonObject => {
    const status = holds ? 'True' : 'False';
    const old = conditionOf(before, type);
    const since: Json =
      old?.status === status && old.lastTransitionTime ? old.lastTransitionTime : timeText(world.now);
    const condition: JsonObject = {
      type,
      observedGeneration: generation,
      status,
      lastProbeTime: null,
      lastTransitionTime: since,
    };
    if (reason !== undefined) condition.reason = reason;
    if (message !== undefined) condition.message = message;
    return condition;
  });
  const others = objectsAt(before, 'conditions').filter((c) => !OWN.includes(textAt(c, 'type')));
  return [...written, ...others];
}

interface Finding {
  readonly holds: boolean;
  readonly reason?: string;
  readonly message?: string;
}

function initialized(phase: string, parts: readonly PodPart[], statuses: readonly JsonObject[]): Finding {
  if (phase === 'Succeeded') return { holds: true, reason: 'PodCompleted' };
  const waits = parts.some((part, i) => {
    const status = statuses[i];
    if (part.kind === 'sidecar') return status?.started !== true;
    return objectAt(status, 'state', 'terminated').exitCode !== 0;
  });
  if (!waits || phase === 'Running') return { holds: true };
  const names = statuses.filter((s) => s.ready !== true).map((s) => textAt(s, 'name'));
  return {
    holds: false,
    reason: 'ContainersNotInitialized',
    message: `containers with incomplete status: [${names.join(' ')}]`,
  };
}

function readiness(phase: string, lists: Lists): Finding {
  if (phase === 'Failed') return { holds: false, reason: 'PodFailed' };
  if (phase === 'Succeeded') return { holds: false, reason: 'PodCompleted' };
  const names = lists.containerStatuses.filter((s) => s.ready !== true).map((s) => textAt(s, 'name'));
  if (names.length === 0) return { holds: true };
  return {
    holds: false,
    reason: 'ContainersNotReady',
    message: `containers with unready status: [${names.join(' ')}]`,
  };
}

function gateProblem(pod: JsonObject): string | undefined {
  const missing = objectsAt(pod, 'spec', 'readinessGates').filter((gate) => {
    const found = conditionOf(objectAt(pod, 'status'), textAt(gate, 'conditionType'));
    return !isObject(found) || found.status !== 'True';
  });
  const [first] = missing;
  if (first === undefined) return undefined;
  const type = textAt(first, 'conditionType');
  const found = conditionOf(objectAt(pod, 'status'), type);
  return found === undefined
    ? `corresponding condition of pod readiness gate "${type}" does not exist.`
    : `the status of pod readiness gate "${type}" is not "True", but ${textAt(found, 'status')}`;
}
