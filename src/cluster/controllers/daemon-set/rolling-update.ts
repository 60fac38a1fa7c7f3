import { type JsonObject, numberAt, objectAt } from '../../../kubernetes/json.ts';
import { labelsOf } from '../../label-selector.ts';
import { isDeleting } from '../owner.ts';
import { isAvailable } from '../pod-state.ts';
import { shareOf } from '../share.ts';
import { GENERATION_LABEL, HASH_LABEL } from './pod-of-node.ts';

/** A node, whether it should have a Pod, whether an existing Pod may stay, and its Pods, oldest first. */
export interface NodePods {
  readonly name: string;
  readonly wants: boolean;
  readonly keeps: boolean;
  readonly pods: readonly JsonObject[];
}

/** The next step of a rolling update: the nodes that get a new Pod next to the old one, and the Pods to delete. */
interface Pace {
  readonly create: readonly string[];
  readonly delete: readonly JsonObject[];
}

/** Whether a Pod belongs to the current revision. */
export function isUpdated(set: JsonObject, pod: JsonObject, hash: string): boolean {
  const labels = labelsOf(pod);
  const generation = objectAt(set, 'metadata', 'annotations')['deprecated.daemonset.template.generation'];
  return labels[HASH_LABEL] === hash || (generation !== undefined && labels[GENERATION_LABEL] === generation);
}

/** The old and the new Pod of a node, or `undefined` if it has several old or several new Pods. */
function versions(
  set: JsonObject,
  { pods }: NodePods,
  hash: string,
): { old?: JsonObject; fresh?: JsonObject } | undefined {
  const live = pods.filter((pod) => !isDeleting(pod));
  const fresh = live.filter((pod) => isUpdated(set, pod, hash));
  const old = live.filter((pod) => !isUpdated(set, pod, hash));
  if (fresh.length > 1 || old.length > 1) return undefined;
  return { ...(old[0] && { old: old[0] }), ...(fresh[0] && { fresh: fresh[0] }) };
}

/**
 * The next step of a rolling update, limited by the number of nodes that may be without a Pod or have two.
 *
 * @see https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/
 */
export function pace(set: JsonObject, nodes: readonly NodePods[], hash: string, now: number): Pace {
  const rolling = objectAt(set, 'spec', 'updateStrategy', 'rollingUpdate');
  const wanted = nodes.filter(({ wants }) => wants).length;
  const surge = shareOf(rolling.maxSurge, wanted, 'up');
  const most = shareOf(rolling.maxUnavailable, wanted, 'up');
  const unavailable = surge === 0 && most === 0 && wanted > 0 ? 1 : most;
  const seconds = numberAt(set, 'spec', 'minReadySeconds') ?? 0;
  const isWorking = (pod: JsonObject) => isAvailable(pod, seconds, now);
  const held = nodes.filter(({ pods }) => pods.length > 0);
  return surge === 0
    ? replaced(
        held.map((node) => versions(set, node, hash)),
        unavailable,
        isWorking,
      )
    : surgePace(set, held, { hash, surge, isWorking });
}

function replaced(
  nodes: readonly ({ old?: JsonObject; fresh?: JsonObject } | undefined)[],
  most: number,
  isWorking: (pod: JsonObject) => boolean,
): Pace {
  let unavailable = 0;
  const broken: JsonObject[] = [];
  const candidates: JsonObject[] = [];
  for (const node of nodes) {
    const { old, fresh } = node ?? {};
    if (old !== undefined && fresh === undefined) {
      if (isWorking(old)) candidates.push(old);
      else {
        broken.push(old);
        unavailable++;
      }
    } else if (old !== undefined || fresh === undefined || !isWorking(fresh)) unavailable++;
  }
  return { create: [], delete: [...broken, ...candidates.slice(0, Math.max(0, most - unavailable))] };
}

function surgePace(
  set: JsonObject,
  nodes: readonly NodePods[],
  { hash, surge, isWorking }: { hash: string; surge: number; isWorking: (pod: JsonObject) => boolean },
): Pace {
  let surging = 0;
  const allowed: string[] = [];
  const candidates: string[] = [];
  const done: JsonObject[] = [];
  for (const node of nodes) {
    const found = versions(set, node, hash);
    if (found === undefined) surging++;
    else if (found.old === undefined) continue;
    else if (found.fresh === undefined) (isWorking(found.old) ? candidates : allowed).push(node.name);
    else if (isWorking(found.fresh)) done.push(found.old);
    else surging++;
  }
  return { create: [...allowed, ...candidates.slice(0, Math.max(0, surge - surging))], delete: done };
}
