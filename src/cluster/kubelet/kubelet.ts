import { type JsonObject, objectAt, textAt } from '../../kubernetes/json.ts';
import type { Controller, Reconciled, Watch, Write, WriteReply } from '../controllers/controller.ts';
import { keyOf, splitKey } from '../controllers/object-key.ts';
import { isDeleting } from '../controllers/owner.ts';
import { hasEnded } from '../controllers/pod-state.ts';
import { deletionOf } from '../controllers/pod-writes.ts';
import { writeStatus } from '../controllers/status-write.ts';
import type { World } from '../world.ts';
import { hostAddress } from './downward.ts';
import { KubeletSwitches } from './kubelet-switches.ts';
import { mirrorHash } from './mirror-hash.ts';
import { isStatusCurrent, noteStatusCurrent } from './pod-face.ts';
import { PodMemory } from './pod-memory.ts';
import type { PodRun } from './pod-run.ts';
import { podStatus } from './pod-status.ts';
import type { KubeletProfile } from './profile.ts';
import { makeRuntime } from './runtime.ts';
import { surroundings } from './surroundings.ts';
import type { KubeletEvent, Sync } from './sync.ts';
import { isStopped, syncPod } from './sync-pod.ts';

/**
 * The kubelets of all nodes. They take each Pod that is bound to a node through its lifecycle.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
 */
export function makeKubelet(
  profile: KubeletProfile,
  switches = new KubeletSwitches(),
  memory = new PodMemory(),
): Controller {
  return {
    name: 'kubelet',
    user: { name: 'system:kubelet', groups: ['system:masters', 'system:authenticated'] },
    component: 'kubelet',
    manager: 'kubelet',
    memory,
    runtime: makeRuntime(memory, switches),
    switches,
    watches: [
      { resource: 'pods', keys: (pod) => (textAt(pod, 'spec', 'nodeName') === '' ? [] : [keyOf(pod)]) },
      waiting('configmaps', memory),
      waiting('secrets', memory),
      waiting('persistentvolumeclaims', memory),
      { resource: 'nodes', keys: (node, world, before) => (before === undefined ? podsOf(node, world) : []) },
    ],
    reconcile: (key, world) => {
      const pod = world.get('pods', ...splitKey(key));
      if (pod === undefined) {
        memory.forget(key);
        memory.followers.endAll(key);
        return { writes: [] };
      }
      const node = world.get('nodes', '', textAt(pod, 'spec', 'nodeName'));
      if (node === undefined) return { writes: [] };
      if (switches.isStopped(textAt(node, 'metadata', 'name'))) return { writes: [] };
      if (mirrorHash(pod) !== '' && isDeleting(pod))
        return { writes: [{ ...deletionOf(pod), graceSeconds: 0 }] };
      const run = memory.runOf(pod, world.now, profile);
      const idle = untilDue(pod, run, world.now);
      if (idle !== undefined)
        return { writes: [], ...(idle !== Number.POSITIVE_INFINITY && { requeueAfter: idle }) };
      const onHost = objectAt(pod, 'spec').hostNetwork === true;
      return look(
        {
          pod,
          node,
          world,
          profile,
          events: [],
          images: memory.imagesOf(node),
          run,
          surroundings: (container, write) => surroundings({ pod, container, node, world, memory, write }),
          address: () => (onHost ? hostAddress(node) : memory.nextAddress(node)),
        },
        memory,
      );
    },
  };
}

/** Queues the waiting Pods of a namespace when a ConfigMap, Secret or claim in it changes. */
function waiting(resource: string, memory: PodMemory): Watch {
  return { resource, keys: (object) => memory.waitingIn(textAt(object, 'metadata', 'namespace')) };
}

function podsOf(node: JsonObject, world: World): string[] {
  return world.podsOn(textAt(node, 'metadata', 'name')).map(keyOf);
}

/** Milliseconds until a Pod with an up-to-date status needs attention, or `undefined` if it needs attention now. */
function untilDue(
  pod: JsonObject,
  { shown, mounted, containers, wakeAt = Number.POSITIVE_INFINITY }: PodRun,
  now: number,
): number | undefined {
  const waits = !mounted || Object.values(containers).some(({ waiting }) => waiting !== undefined);
  const isShown = shown !== undefined && shown === textAt(pod, 'metadata', 'resourceVersion');
  return isShown && !waits && wakeAt > now ? wakeAt - now : undefined;
}

function look(sync: Sync, memory: PodMemory): Reconciled {
  const { pod, run, world, profile } = sync;
  if (hasEnded(pod) && !isDeleting(pod)) return { writes: [] };
  syncPod(sync);
  memory.followers.pump(pod, run);
  const status = isStatusCurrent(sync) ? [] : statusWrites(sync);
  const events = sync.events.map((event) => eventWrite(event, sync));
  const requeueAfter = run.wakeAt === undefined ? {} : { requeueAfter: run.wakeAt - world.now };
  if (isStopped(sync))
    return {
      writes: [...events, ...(profile.graceful ? status : []), { ...deletionOf(pod), graceSeconds: 0 }],
    };
  return { writes: [...events, ...status], ...requeueAfter };
}

/** The writes that update a Pod's status in the API; none if it is up to date. */
function statusWrites(sync: Sync): Write[] {
  const { pod, run, profile } = sync;
  const begun = Object.keys(run.containers).length > 0 || run.reportedProblem !== undefined;
  const isReported = profile.announces || (begun && !isDeleting(pod));
  const status = isReported ? writeStatus('pods', pod, podStatus(sync)) : [];
  if (status.length === 0) {
    run.shown = textAt(pod, 'metadata', 'resourceVersion');
    noteStatusCurrent(sync);
  }
  return status.map((write) => ({
    ...write,
    isComplete: true,
    next: ({ status: code, body }: WriteReply) => {
      if (code < 300) run.shown = textAt(body, 'metadata', 'resourceVersion');
      return [];
    },
  }));
}

/** The write of an event. If it is refused, as in a namespace that is being deleted, nothing else is affected. */
function eventWrite(event: KubeletEvent, { pod, node, profile }: Sync): Write {
  const isSeparate = !profile.countsEvents;
  return {
    do: 'event',
    about: pod,
    host: textAt(node, 'metadata', 'name'),
    isSeparate,
    ...event,
    next: () => [],
  };
}
