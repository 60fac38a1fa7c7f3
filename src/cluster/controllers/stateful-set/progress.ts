import { type JsonObject, numberAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import { labelsOf } from '../../label-selector.ts';
import type { World } from '../../world.ts';
import type { Write } from '../controller.ts';
import { isDeleting, uidOf } from '../owner.ts';
import { isAvailable, isReady, phaseOf } from '../pod-state.ts';
import { eventOf } from '../pod-writes.ts';
import { templateOf } from '../revision-history.ts';
import { createClaims, hasStaleClaim, ownClaims } from './claims.ts';
import { ordinalOf, podOf, REVISION_LABEL, startOf } from './identity.ts';

/** The input of one reconciliation of a StatefulSet. */
export interface SetLook {
  readonly set: JsonObject;
  readonly world: World;
  readonly current: JsonObject;
  readonly update: JsonObject;
  /** The Pods by ordinal, from the first; `undefined` if a Pod is missing. */
  readonly replicas: readonly (JsonObject | undefined)[];
  /** Pods above the desired number, highest ordinal first. */
  readonly condemned: readonly JsonObject[];
}

export function revisionOf(pod: JsonObject): string {
  return textAt(labelsOf(pod), REVISION_LABEL);
}

export function runs(pod: JsonObject): boolean {
  return phaseOf(pod) === 'Running' && isReady(pod);
}

function isUsable(look: SetLook, pod: JsonObject): boolean {
  const seconds = numberAt(look.set, 'spec', 'minReadySeconds') ?? 0;
  return runs(pod) && isAvailable(pod, seconds, look.world.now);
}

/**
 * The next writes of a StatefulSet: creates missing Pods from the lowest ordinal, then deletes surplus Pods from the highest, then outdated
 * ones from the highest. Handles one Pod at a time unless the policy is Parallel.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees
 */
export function nextWrites(look: SetLook): readonly Write[] {
  const inOrder = textAt(look.set, 'spec', 'podManagementPolicy') !== 'Parallel';
  const writes: Write[] = [];
  for (const [position, pod] of look.replicas.entries()) {
    const step = stepOf(look, startOf(look.set) + position, pod);
    writes.push(...step.writes);
    if (step.blocks && (inOrder || step.always === true)) return writes;
  }
  for (const pod of look.condemned)
    writes.push(
      ...ownClaims(look.set, pod, { ordinal: ordinalOf(look.set, pod) ?? 0, condemned: true }, look.world),
    );
  for (const pod of look.condemned) {
    if (isDeleting(pod) || !mayDelete(look, pod)) {
      if (inOrder) return writes;
      if (isDeleting(pod)) continue;
    }
    writes.push(deletion(look.set, pod));
    if (inOrder) return writes;
  }
  return [...writes, ...replacement(look)];
}

/** Whether a surplus Pod may be deleted now. A Pod that is not running waits if another one that is not running comes first. */
function mayDelete(look: SetLook, pod: JsonObject): boolean {
  if (isUsable(look, pod)) return true;
  const all = [...look.replicas.filter((replica) => replica !== undefined), ...look.condemned.toReversed()];
  const firstNotRunning = all.find((other) => !runs(other) || isDeleting(other));
  return firstNotRunning === undefined || firstNotRunning === pod;
}

interface Step {
  readonly writes: readonly Write[];
  /** Whether the following ordinals wait. */
  readonly blocks: boolean;
  /** Whether they wait even with the Parallel policy. */
  readonly always?: boolean;
}

function stepOf(look: SetLook, ordinal: number, pod: JsonObject | undefined): Step {
  const { set, world } = look;
  if (pod === undefined) {
    if (hasStaleClaim(set, ordinal, world)) return { writes: [], blocks: true };
    return { writes: createClaims(set, ordinal, world, [creation(look, ordinal)]), blocks: true };
  }
  const phase = phaseOf(pod);
  if (phase === 'Failed' || phase === 'Succeeded')
    return { writes: isDeleting(pod) ? [] : [deletion(set, pod)], blocks: true, always: true };
  const claims = phase === 'Pending' ? createClaims(set, ordinal, world, []) : [];
  if (isDeleting(pod) || !isUsable(look, pod)) return { writes: claims, blocks: true };
  return { writes: ownClaims(set, pod, { ordinal, condemned: false }, world), blocks: false };
}

function creation(look: SetLook, ordinal: number): Write {
  const { set, current, update } = look;
  const revision = needsCurrent(set, ordinal) ? current : update;
  const name = textAt(revision, 'metadata', 'name');
  const template = revision === update ? objectAt(set, 'spec', 'template') : templateOf(revision);
  return podWrite(set, 'Create', `${textAt(set, 'metadata', 'name')}-${ordinal}`, {
    do: 'create',
    resource: 'pods',
    object: podOf(set, template, name, ordinal),
  });
}

/** Whether a Pod below the partition must be made from the previous revision. */
function needsCurrent(set: JsonObject, ordinal: number): boolean {
  if (textAt(set, 'spec', 'updateStrategy', 'type') !== 'RollingUpdate') return false;
  const rolling = objectAt(set, 'spec', 'updateStrategy').rollingUpdate;
  const count =
    rolling === undefined
      ? numberAt(set, 'status', 'currentReplicas')
      : numberAt(set, 'spec', 'updateStrategy', 'rollingUpdate', 'partition');
  return ordinal < startOf(set) + (count ?? 0);
}

function deletion(set: JsonObject, pod: JsonObject): Write {
  const name = textAt(pod, 'metadata', 'name');
  return podWrite(set, 'Delete', name, {
    do: 'delete',
    resource: 'pods',
    namespace: textAt(pod, 'metadata', 'namespace'),
    name,
    uid: uidOf(pod),
  });
}

/** A write of a Pod, followed by an event about it. */
function podWrite(set: JsonObject, verb: 'Create' | 'Delete', pod: string, write: Write): Write {
  const subject = `${verb} Pod ${pod} in StatefulSet ${textAt(set, 'metadata', 'name')}`;
  return {
    ...write,
    next: (reply) => {
      if (reply.status < 300) return [eventOf(set, 'Normal', `Successful${verb}`, `${subject} successful`)];
      if (reply.body.reason === 'AlreadyExists' || reply.body.reason === 'NotFound') return [];
      const message = textAt(reply.body, 'message');
      return [eventOf(set, 'Warning', `Failed${verb}`, `${subject} failed error: ${message}`)];
    },
  };
}

/**
 * Deletes the Pod with the highest ordinal that is outdated and at or above the partition, once those above it are running.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates
 */
function replacement(look: SetLook): readonly Write[] {
  const { set, update, replicas } = look;
  if (textAt(set, 'spec', 'updateStrategy', 'type') !== 'RollingUpdate') return [];
  const partition = numberAt(set, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
  for (let position = replicas.length - 1; position >= partition; position--) {
    const pod = replicas[position];
    if (pod === undefined) return [];
    if (revisionOf(pod) !== textAt(update, 'metadata', 'name') && !isDeleting(pod))
      return [deletion(set, pod)];
    if (isDeleting(pod) || !isUsable(look, pod)) return [];
  }
  return [];
}
